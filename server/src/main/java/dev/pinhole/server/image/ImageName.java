package dev.pinhole.server.image;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * File names as clients send them are display text here, never paths. Cleaned so that showing one,
 * or putting it into a header or an archive, cannot do harm.
 */
public final class ImageName {
  /** In UTF-16 units. */
  public static final int MAX_LENGTH = 255;

  private static final String NAMELESS = "image";

  private ImageName() {}

  /** The last path segment without control, bidirectional or other invisible characters. */
  public static String clean(@Nullable String sent) {
    if (sent == null) {
      return NAMELESS;
    }
    String text = Normalizer.normalize(lastSegment(visible(sent)), Normalizer.Form.NFC).strip();
    String cut = shorten(text);
    return cut.isBlank() || cut.equals(".") || cut.equals("..") ? NAMELESS : cut;
  }

  /** How text is compared when searching: case and compatibility forms do not matter. */
  static String fold(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT);
  }

  /** Without what cannot be seen: control, format (bidi overrides too) and unpaired surrogates. */
  public static String visible(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints().filter(ImageName::isVisible).forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static boolean isVisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          isJoiner(codePoint);
      default -> true;
    };
  }

  /** Zero-width joiners hold emoji and several scripts together. */
  private static boolean isJoiner(int codePoint) {
    return codePoint == 0x200C || codePoint == 0x200D;
  }

  private static String lastSegment(String text) {
    return text.substring(Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1);
  }

  /** Keeps the extension, and cuts no character in two. */
  private static String shorten(String text) {
    if (text.length() <= MAX_LENGTH) {
      return text;
    }
    int dot = text.lastIndexOf('.');
    String extension = dot >= 0 && text.length() - dot <= 12 ? text.substring(dot) : "";
    int end = MAX_LENGTH - extension.length();
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
        + extension;
  }
}
