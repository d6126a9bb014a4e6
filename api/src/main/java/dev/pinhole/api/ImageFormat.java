package dev.pinhole.api;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The image formats that Pinhole reads, and which of them it also writes.
public enum ImageFormat {
  JPEG("jpg", "image/jpeg", true),
  PNG("png", "image/png", true),
  WEBP("webp", "image/webp", true),
  AVIF("avif", "image/avif", true),
  GIF("gif", "image/gif", true),
  TIFF("tiff", "image/tiff", true),
  BMP("bmp", "image/bmp", false),
  SVG("svg", "image/svg+xml", false),
  HEIC("heic", "image/heic", false);

  private final String extension;
  private final String mediaType;
  private final boolean writable;

  ImageFormat(String extension, String mediaType, boolean writable) {
    this.extension = extension;
    this.mediaType = mediaType;
    this.writable = writable;
  }

  /// The usual file name extension, without a dot.
  public String extension() {
    return extension;
  }

  /// The registered media type (IANA).
  public String mediaType() {
    return mediaType;
  }

  /// Whether a rendition can have this format.
  public boolean writable() {
    return writable;
  }

  /// The format with this extension, in any case; `jpeg`, `tif` and `heif` are known too.
  public static Optional<ImageFormat> ofExtension(String extension) {
    String wanted =
        switch (extension.toLowerCase(Locale.ROOT)) {
          case "jpeg" -> "jpg";
          case "tif" -> "tiff";
          case "heif" -> "heic";
          case String other -> other;
        };
    return Arrays.stream(values()).filter(f -> f.extension.equals(wanted)).findFirst();
  }

  /// All formats that a rendition can have.
  public static List<ImageFormat> writableFormats() {
    return Arrays.stream(values()).filter(ImageFormat::writable).toList();
  }
}
