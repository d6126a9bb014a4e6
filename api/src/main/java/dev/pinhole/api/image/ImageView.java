package dev.pinhole.api.image;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An image as its owner sees it.
///
/// @param key the public id, 22 base62 characters
/// @param format the usual extension: `jpg`, by content
/// @param mediaType IANA
/// @param width upright, in pixels
/// @param height upright, in pixels
/// @param frames of an animation, or pages; else 1
/// @param size of the original, in bytes
/// @param sha256 of the original, in hexadecimal
/// @param accessKey whether there is one; it is never shown
/// @param originals whether others who may see the image may have the untouched original too
/// @param url where it is delivered, relative to the server
/// @param version counts changes; the ETag's content
public record ImageView(
    String key,
    String name,
    @Nullable String description,
    String format,
    String mediaType,
    int width,
    int height,
    int frames,
    boolean alpha,
    long size,
    String sha256,
    ImageSource source,
    Visibility visibility,
    boolean accessKey,
    boolean originals,
    Instant createdAt,
    @Nullable Instant expiresAt,
    String url,
    long version) {}
