package dev.pinhole.api;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The formats of images in the library: which of them Pinhole reads, and which it also writes.
public enum ImageFormat {
  JPEG("jpg", "image/jpeg", true, true),
  PNG("png", "image/png", true, true),
  WEBP("webp", "image/webp", true, true),
  AVIF("avif", "image/avif", true, true),
  GIF("gif", "image/gif", true, true),
  TIFF("tiff", "image/tiff", true, true),
  BMP("bmp", "image/bmp", true, false),
  SVG("svg", "image/svg+xml", true, false),
  HEIC("heic", "image/heic", true, false),
  /// Comes from captures only; kept and delivered as it is.
  PDF("pdf", "application/pdf", false, false);

  private final String extension;
  private final String mediaType;
  private final boolean readable;
  private final boolean writable;

  ImageFormat(String extension, String mediaType, boolean readable, boolean writable) {
    this.extension = extension;
    this.mediaType = mediaType;
    this.readable = readable;
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

  /// Whether a file of this format can be uploaded and rendered.
  public boolean readable() {
    return readable;
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

  /// All formats that can be uploaded and rendered.
  public static List<ImageFormat> readableFormats() {
    return Arrays.stream(values()).filter(ImageFormat::readable).toList();
  }

  /// All formats that a rendition can have.
  public static List<ImageFormat> writableFormats() {
    return Arrays.stream(values()).filter(ImageFormat::writable).toList();
  }
}
