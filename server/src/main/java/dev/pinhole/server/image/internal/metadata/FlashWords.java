package dev.pinhole.server.image.internal.metadata;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The Flash tag in the words of EXIF 2.32, which are not put together regularly. */
final class FlashWords {
  private static final Map<Integer, String> WORDS =
      Map.ofEntries(
          Map.entry(0x00, "Flash did not fire"),
          Map.entry(0x01, "Flash fired"),
          Map.entry(0x05, "Strobe return light not detected"),
          Map.entry(0x07, "Strobe return light detected"),
          Map.entry(0x09, "Flash fired, compulsory flash mode"),
          Map.entry(0x0D, "Flash fired, compulsory flash mode, return light not detected"),
          Map.entry(0x0F, "Flash fired, compulsory flash mode, return light detected"),
          Map.entry(0x10, "Flash did not fire, compulsory flash mode"),
          Map.entry(0x18, "Flash did not fire, auto mode"),
          Map.entry(0x19, "Flash fired, auto mode"),
          Map.entry(0x1D, "Flash fired, auto mode, return light not detected"),
          Map.entry(0x1F, "Flash fired, auto mode, return light detected"),
          Map.entry(0x20, "No flash function"),
          Map.entry(0x41, "Flash fired, red-eye reduction mode"),
          Map.entry(0x45, "Flash fired, red-eye reduction mode, return light not detected"),
          Map.entry(0x47, "Flash fired, red-eye reduction mode, return light detected"),
          Map.entry(0x49, "Flash fired, compulsory flash mode, red-eye reduction mode"),
          Map.entry(
              0x4D,
              "Flash fired, compulsory flash mode, red-eye reduction mode, return light not"
                  + " detected"),
          Map.entry(
              0x4F,
              "Flash fired, compulsory flash mode, red-eye reduction mode, return light detected"),
          Map.entry(0x59, "Flash fired, auto mode, red-eye reduction mode"),
          Map.entry(
              0x5D, "Flash fired, auto mode, return light not detected, red-eye reduction mode"),
          Map.entry(0x5F, "Flash fired, auto mode, return light detected, red-eye reduction mode"));

  private FlashWords() {}

  /** Of what the specification does not name only whether there was light; null for no flag. */
  static @Nullable String of(@Nullable Integer bits) {
    if (bits == null) {
      return null;
    }
    int flags = bits & 0x7F;
    String words = WORDS.get(flags);
    return words != null ? words : unnamed(flags);
  }

  private static String unnamed(int flags) {
    if ((flags & 0x20) != 0) {
      return "No flash function";
    }
    return (flags & 1) != 0 ? "Flash fired" : "Flash did not fire";
  }
}
