package dev.pinhole.server.rendition.internal;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.api.transform.Transform;
import dev.pinhole.server.blob.BlobId;

/**
 * What a rendition is made of.
 *
 * @param transform with its format filled in
 */
record RenditionKey(BlobId source, Transform transform) {

  static RenditionKey of(BlobId source, ImageFormat sourceFormat, Transform transform) {
    return new RenditionKey(
        source,
        transform.requestedFormat().isPresent()
            ? transform
            : transform.withFormat(writable(sourceFormat)));
  }

  /** Photographs stay photographs; drawings keep their edges and transparency. */
  private static ImageFormat writable(ImageFormat format) {
    return switch (format) {
      case SVG, BMP -> ImageFormat.PNG;
      case HEIC -> ImageFormat.JPEG;
      case JPEG, PNG, WEBP, AVIF, GIF, TIFF -> format;
      case PDF -> throw new IllegalArgumentException("PDF has no renditions");
    };
  }

  String canonical() {
    return transform.canonical();
  }
}
