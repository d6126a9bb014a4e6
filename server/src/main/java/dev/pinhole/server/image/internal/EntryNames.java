package dev.pinhole.server.image.internal;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.server.image.Image;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Names for archive entries: safe to unpack on any system, unique there even where case does not
 * matter, and ending in what the content is.
 */
final class EntryNames {
  private static final int MAX_STEM = 120;
  private static final String FORBIDDEN = "[<>:\"/\\\\|?*]";
  private static final String DEVICE = "(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?";

  private final Set<String> used = new HashSet<>();

  String next(Image image) {
    String extension = "." + image.content().format().extension();
    String stem = stem(image.name(), image.content().format());
    String name = stem + extension;
    for (int i = 2; !used.add(name.toLowerCase(Locale.ROOT)); i++) {
      name = stem + " (" + i + ")" + extension;
    }
    return name;
  }

  private static String stem(String name, ImageFormat format) {
    String safe = name.replaceAll(FORBIDDEN, "_");
    int dot = safe.lastIndexOf('.');
    boolean honest =
        dot > 0
            && ImageFormat.ofExtension(safe.substring(dot + 1)).filter(format::equals).isPresent();
    String stem = trimmed(shortened(honest ? safe.substring(0, dot) : safe));
    return stem.isEmpty() || stem.matches(DEVICE) ? "image-" + stem : stem;
  }

  /** Windows drops dots and blanks at the end; a dot in front hides the file elsewhere. */
  private static String trimmed(String text) {
    return text.replaceAll("^[. ]+|[. ]+$", "");
  }

  private static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= MAX_STEM
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MAX_STEM));
  }
}
