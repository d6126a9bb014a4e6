package dev.pinhole.server.dialect.imageconverter;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code download} asks for. */
enum Wish {
  /** The bytes. */
  SHOWN,
  /** The bytes as a file. */
  SAVED,
  /** What there is to say of them, as JSON. */
  DATA;

  static Wish of(@Nullable String download) {
    return switch (download == null ? "" : download.toLowerCase(Locale.ROOT)) {
      case "" -> SHOWN;
      case "true", "1" -> SAVED;
      case "false", "0" -> DATA;
      default -> throw Complaints.fields(Map.of("download", "Must be a valid boolean."));
    };
  }
}
