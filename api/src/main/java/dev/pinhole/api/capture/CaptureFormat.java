package dev.pinhole.api.capture;

import dev.pinhole.api.ImageFormat;

/// What a capture can be.
public enum CaptureFormat {
  PNG(ImageFormat.PNG),
  JPEG(ImageFormat.JPEG),
  WEBP(ImageFormat.WEBP),
  AVIF(ImageFormat.AVIF),
  GIF(ImageFormat.GIF),
  PDF(ImageFormat.PDF);

  private final ImageFormat image;

  CaptureFormat(ImageFormat image) {
    this.image = image;
  }

  /// The format in the library.
  public ImageFormat image() {
    return image;
  }
}
