package dev.pinhole.server.image.internal.upload;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a multipart/form-data part says of itself (RFC 7578).
 *
 * @param name of the form field
 * @param fileName null where the part is no file; empty where a form's file field was left empty
 */
record PartHeader(String name, @Nullable String fileName) {
  private static final String DISPOSITION = "content-disposition:";

  static PartHeader parse(List<String> lines) throws MalformedBodyException {
    for (String line : lines) {
      if (line.toLowerCase(Locale.ROOT).startsWith(DISPOSITION)) {
        return ofDisposition(line.substring(DISPOSITION.length()));
      }
    }
    throw new MalformedBodyException("A part has no Content-Disposition.");
  }

  private static PartHeader ofDisposition(String value) throws MalformedBodyException {
    String name = null;
    DispositionParameters parameters = new DispositionParameters(value);
    while (name == null && parameters.next()) {
      name = parameters.name().equals("name") ? parameters.value() : null;
    }
    if (name == null) {
      throw new MalformedBodyException("A part has no name.");
    }
    return new PartHeader(name, fileName(value));
  }

  /** The file name in a Content-Disposition, of a part or of a response (RFC 6266). */
  static @Nullable String fileName(String disposition) {
    String fileName = null;
    String extended = null;
    DispositionParameters parameters = new DispositionParameters(disposition);
    while (parameters.next()) {
      switch (parameters.name()) {
        case "filename" -> fileName = fileName == null ? parameters.value() : fileName;
        case "filename*" -> extended = extended == null ? decode(parameters.value()) : extended;
        default -> {}
      }
    }
    return extended == null ? fileName : extended;
  }

  /** {@code UTF-8''na%C3%AFve.png} (RFC 8187); what is of another charset is not looked at. */
  private static @Nullable String decode(String value) {
    String prefix = "utf-8'";
    int text = value.indexOf('\'', prefix.length());
    if (!value.toLowerCase(Locale.ROOT).startsWith(prefix) || text < 0) {
      return null;
    }
    return percentDecoded(value.substring(text + 1));
  }

  static String percentDecoded(String value) {
    byte[] in = value.getBytes(StandardCharsets.UTF_8);
    byte[] out = new byte[in.length];
    int length = 0;
    for (int i = 0; i < in.length; i++) {
      int high = i + 2 < in.length && in[i] == (byte) '%' ? Character.digit(in[i + 1], 16) : -1;
      int low = high < 0 ? -1 : Character.digit(in[i + 2], 16);
      if (low >= 0) {
        out[length++] = (byte) ((high << 4) | low);
        i += 2;
      } else {
        out[length++] = in[i];
      }
    }
    return new String(out, 0, length, StandardCharsets.UTF_8);
  }
}
