package dev.pinhole.imaging.svg;

import java.nio.charset.StandardCharsets;

/// What may stand before an SVG document's root: a byte order mark, white space, the XML
/// declaration, comments, and a document type.
public final class SvgProlog {
  private final String text;
  private int position;
  private boolean declarations;

  private SvgProlog(byte[] start) {
    this.text = new String(start, StandardCharsets.ISO_8859_1);
    this.position = text.startsWith("\u00ef\u00bb\u00bf") ? 3 : 0;
  }

  /// Whether the root element, after the prolog, is `svg`. Encodings that are not a superset of
  /// ASCII never match. A prolog longer than what is given does if it can still lead there.
  public static boolean leadsToSvg(byte[] start) {
    return new SvgProlog(start).skip();
  }

  /// Whether the document type has declarations of its own, where entities would be defined.
  static boolean declares(byte[] document) {
    SvgProlog prolog = new SvgProlog(document);
    prolog.skip();
    return prolog.declarations;
  }

  private boolean skip() {
    while (true) {
      skipSpace();
      if (at("<!--")) {
        skipPast("-->");
      } else if (at("<?")) {
        skipPast("?>");
      } else if (at("<!DOCTYPE")) {
        skipDocumentType();
      } else {
        return isRoot();
      }
    }
  }

  private void skipSpace() {
    while (position < text.length() && " \t\r\n".indexOf(text.charAt(position)) >= 0) {
      position++;
    }
  }

  private boolean at(String expected) {
    return text.startsWith(expected, position);
  }

  private void skipPast(String end) {
    int found = text.indexOf(end, position);
    position = found < 0 ? text.length() : found + end.length();
  }

  private void skipDocumentType() {
    int end = text.indexOf('>', position);
    int subset = text.indexOf('[', position);
    if (subset >= 0 && (end < 0 || subset < end)) {
      declarations = true;
      position = subset;
      skipPast("]");
    }
    skipPast(">");
  }

  private boolean isRoot() {
    if (!at("<")) {
      return false;
    }
    int end = position + 1;
    while (end < text.length() && isNameCharacter(text.charAt(end))) {
      end++;
    }
    String name = text.substring(position + 1, end);
    return name.equals("svg") || name.endsWith(":svg");
  }

  private static boolean isNameCharacter(char c) {
    return Character.isLetterOrDigit(c) || c == ':' || c == '-' || c == '_' || c == '.';
  }
}
