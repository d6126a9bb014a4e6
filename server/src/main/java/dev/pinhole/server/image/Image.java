package dev.pinhole.server.image;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.api.image.ImageSource;
import dev.pinhole.api.image.Visibility;
import dev.pinhole.server.blob.BlobId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person sees and owns.
 *
 * @param number the internal id; ascending in the order of admission
 * @param key the public id: 128 random bits as 22 base62 characters
 * @param owner the account's number
 * @param name for display only, never part of a path; 1 to 255 characters
 * @param version counts changes, from 1 on; makes the ETag
 */
public record Image(
    long number,
    String key,
    long owner,
    Content content,
    String name,
    @Nullable String description,
    Sharing sharing,
    ImageSource source,
    Instant createdAt,
    long version) {

  /**
   * The bytes and what they are.
   *
   * @param size in bytes
   * @param crc32 of the bytes, as ZIP wants it
   * @param format by content, never by name
   * @param width upright, in pixels
   * @param height upright, in pixels
   * @param frames of an animation, or pages; else 1
   */
  public record Content(
      BlobId blob,
      long size,
      long crc32,
      ImageFormat format,
      int width,
      int height,
      int frames,
      boolean alpha) {}

  /**
   * Who may see it, and for how long.
   *
   * @param accessKeyHash of the access key, encoded with its algorithm; null where there is none
   * @param originals whether those who may see the image may also have the untouched original
   * @param expiresAt from this moment on the image is absent everywhere
   */
  public record Sharing(
      Visibility visibility,
      @Nullable String accessKeyHash,
      boolean originals,
      @Nullable Instant expiresAt) {}
}
