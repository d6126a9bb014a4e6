package dev.pinhole.server.upload.internal;

import dev.pinhole.api.ImageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Media types by which clients announce images; browsers have more than one for some. */
final class MediaTypes {
  private MediaTypes() {}

  /** The format that files of this type should have. */
  static Optional<ImageFormat> format(String type) {
    String known =
        switch (type.strip().toLowerCase(Locale.ROOT)) {
          case "image/jpg", "image/pjpeg" -> "image/jpeg";
          case "image/heif" -> "image/heic";
          case "image/x-ms-bmp", "image/x-bmp" -> "image/bmp";
          case String other -> other;
        };
    return Arrays.stream(ImageFormat.values()).filter(f -> f.mediaType().equals(known)).findFirst();
  }
}
