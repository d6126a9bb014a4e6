package dev.pinhole.server.rendition;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.server.blob.BlobId;
import java.time.Instant;

/**
 * A derived image.
 *
 * @param id of the row
 * @param source the blob it was made from
 * @param transform what was made of it, in canonical form
 * @param blob its own bytes
 * @param width in pixels
 * @param height in pixels
 * @param frames of an animation, else 1
 * @param size in bytes
 * @param lastUsedAt to within the hour
 */
public record Rendition(
    long id,
    BlobId source,
    String transform,
    BlobId blob,
    ImageFormat format,
    int width,
    int height,
    int frames,
    long size,
    Instant createdAt,
    Instant lastUsedAt) {}
