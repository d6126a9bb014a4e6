package dev.pinhole.api.invitation;

import org.jspecify.annotations.Nullable;

/// An uploaded image, as guests see it.
///
/// @param name of the file as it was sent
/// @param bytes of the file
/// @param width upright, in pixels
/// @param height upright, in pixels
/// @param thumbnailUrl of a WebP at most 320 pixels wide; works for some minutes
/// @param mine whether the guest who asks has uploaded it
/// @param guestName of whoever uploaded it; null where none was given
public record GuestImage(
    String name,
    long bytes,
    int width,
    int height,
    String thumbnailUrl,
    boolean mine,
    @Nullable String guestName) {}
