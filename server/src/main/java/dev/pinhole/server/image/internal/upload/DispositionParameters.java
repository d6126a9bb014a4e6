package dev.pinhole.server.image.internal.upload;

import java.util.Locale;

/**
 * Goes through {@code form-data; name="file"; filename="a.png"}. Inside quotes only {@code \"} is
 * an escape: browsers send other backslashes as they are.
 */
final class DispositionParameters {
  private final String text;
  private int position;
  private String name = "";
  private String value = "";

  DispositionParameters(String text) {
    this.text = text;
  }

  String name() {
    return name;
  }

  String value() {
    return value;
  }

  boolean next() {
    int semicolon = text.indexOf(';', position);
    int equals = semicolon < 0 ? -1 : text.indexOf('=', semicolon);
    if (equals < 0) {
      return false;
    }
    name = text.substring(semicolon + 1, equals).strip().toLowerCase(Locale.ROOT);
    position = equals + 1;
    value = position < text.length() && text.charAt(position) == '"' ? quoted() : token();
    return true;
  }

  private String token() {
    int start = position;
    int end = text.indexOf(';', position);
    position = end < 0 ? text.length() : end;
    return text.substring(start, position).strip();
  }

  private String quoted() {
    StringBuilder content = new StringBuilder();
    int i = position + 1;
    while (i < text.length() && text.charAt(i) != '"') {
      if (text.startsWith("\\\"", i)) {
        i++;
      }
      content.append(text.charAt(i++));
    }
    position = Math.min(i + 1, text.length());
    return content.toString();
  }
}
