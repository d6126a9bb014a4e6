package dev.pinhole.server.delivery;

import dev.pinhole.api.ImageFormat;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** {@code Content-Disposition} (RFC 6266): shown or saved, and under which name. */
final class Disposition {

  private static final int LONGEST = 150;

  /** Separators, what Windows forbids, and every control, format (bidi), line and private code. */
  private static final Pattern UNSAFE = Pattern.compile("[\\\\/:*?\"<>|\\p{C}\\p{Zl}\\p{Zp}]+");

  /** Beyond ASCII, and what some browsers take for an escape. */
  private static final Pattern NOT_PLAIN = Pattern.compile("[^\\x20-\\x7e]|[%;]");

  private static final Pattern EDGES = Pattern.compile("^[. ]+|[. ]+$");

  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

  private Disposition() {}

  /**
   * @param name of the image, in any form
   * @param format of what is sent, which gives the extension
   */
  static String of(boolean download, String name, ImageFormat format) {
    String clean = stem(name) + "." + format.extension();
    String plain = NOT_PLAIN.matcher(clean).replaceAll("_");
    String header = (download ? "attachment" : "inline") + "; filename=\"" + plain + "\"";
    return plain.equals(clean) ? header : header + "; filename*=UTF-8''" + percent(clean);
  }

  /** Without its extension, whichever it was, so that no name claims to be another kind of file. */
  private static String stem(String name) {
    String safe = UNSAFE.matcher(name).replaceAll("_").strip();
    int dot = safe.lastIndexOf('.');
    String stem = dot > 0 && safe.length() - dot <= 6 ? safe.substring(0, dot) : safe;
    String bare = EDGES.matcher(stem).replaceAll("");
    return bare.isEmpty() ? "image" : cut(bare);
  }

  /** Never between the two halves of a character. */
  private static String cut(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return text.substring(0, end);
  }

  private static String percent(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if (UNRESERVED.indexOf(b) >= 0) {
        encoded.append((char) b);
      } else {
        encoded.append('%').append("%02X".formatted(b & 0xff));
      }
    }
    return encoded.toString();
  }
}
