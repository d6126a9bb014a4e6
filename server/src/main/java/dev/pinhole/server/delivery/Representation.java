package dev.pinhole.server.delivery;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.server.blob.BlobId;
import dev.pinhole.server.image.Image;
import dev.pinhole.server.rendition.Rendition;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The bytes that answer a request, and what they are.
 *
 * @param size in bytes
 * @param modified to the second, as HTTP has it
 * @param etag strong, with its quotes: the same bytes, the same tag
 */
record Representation(BlobId blob, ImageFormat format, long size, Instant modified, String etag) {

  private static final int TAG_DIGITS = 32;

  static Representation original(Image image) {
    Image.Content content = image.content();
    return of(content.blob(), content.format(), content.size(), image.createdAt());
  }

  static Representation of(Rendition rendition) {
    return of(rendition.blob(), rendition.format(), rendition.size(), rendition.createdAt());
  }

  private static Representation of(BlobId blob, ImageFormat format, long size, Instant modified) {
    return new Representation(
        blob,
        format,
        size,
        modified.truncatedTo(ChronoUnit.SECONDS),
        '"' + blob.sha256().substring(0, TAG_DIGITS) + '"');
  }
}
