package dev.pinhole.server.image.internal.upload;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A multipart/form-data body, part after part, as it arrives. Servlet containers write each part to
 * a temporary file first; here a file's bytes go straight to where they are staged.
 */
final class Multipart {
  private static final int MAX_HEADER_BYTES = 8 * 1024;
  private static final int MAX_BOUNDARY = 70;

  private final DelimitedInput in;

  private Multipart(DelimitedInput in) {
    this.in = in;
  }

  /**
   * @param boundary from the Content-Type
   */
  static Multipart of(InputStream body, @Nullable String boundary) throws MalformedBodyException {
    if (boundary == null || boundary.isEmpty() || boundary.length() > MAX_BOUNDARY) {
      throw new MalformedBodyException(
          "The Content-Type has no boundary of 1 to %d characters.".formatted(MAX_BOUNDARY));
    }
    byte[] delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    byte[] lineEnd = {'\r', '\n'};
    return new Multipart(new DelimitedInput(body, delimiter, lineEnd));
  }

  /** Goes on to the next part, whatever is left of this one; null at the end. */
  @Nullable PartHeader next() throws IOException {
    in.skipDelimiter();
    String rest = line(MAX_HEADER_BYTES);
    if (rest.startsWith("--")) {
      return null;
    }
    if (!rest.isBlank()) {
      throw new MalformedBodyException("A boundary is followed by other text on its line.");
    }
    return PartHeader.parse(headerLines());
  }

  /** The bytes of the current part. */
  InputStream body() {
    return in;
  }

  /** Whether nothing is left of the current part; takes nothing from it. */
  boolean isAtEnd() throws IOException {
    return in.isAtDelimiter();
  }

  private List<String> headerLines() throws IOException {
    List<String> lines = new ArrayList<>();
    int left = MAX_HEADER_BYTES;
    for (String line = line(left); !line.isEmpty(); line = line(left)) {
      left -= line.length() + 2;
      lines.add(line);
    }
    return lines;
  }

  /** Without its line end. A closing boundary may be the end of the body, without a line end. */
  private String line(int maxBytes) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int next = in.readRaw(); next != '\n'; next = in.readRaw()) {
      bytes.write(next);
      if (bytes.size() > maxBytes) {
        throw new MalformedBodyException(
            "The header of a part is longer than %d bytes.".formatted(MAX_HEADER_BYTES));
      }
      if (isClosing(bytes)) {
        return "--";
      }
    }
    String line = bytes.toString(StandardCharsets.UTF_8);
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }

  private static boolean isClosing(ByteArrayOutputStream bytes) {
    return bytes.size() == 2 && bytes.toString(StandardCharsets.ISO_8859_1).equals("--");
  }
}
