package dev.pinhole.server.invitation.internal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code invitation_image} with what guests may know of its image.
 *
 * @param image its number
 * @param key of the image
 * @param name of the file that the guest sent
 */
public record Invited(
    long number,
    long image,
    String key,
    String guest,
    @Nullable String guestName,
    String name,
    long bytes,
    int width,
    int height,
    Instant createdAt) {}
