package dev.pinhole.server.dialect.imgur;

import dev.pinhole.server.platform.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * Decodes base64 (RFC 4648, either alphabet, line breaks or not) as it is read, in no memory to
 * speak of.
 */
final class Base64Text extends InputStream {
  private static final String WHITE = " \t\r\n";

  private final InputStream in;
  private int bits;
  private int count;

  /**
   * @param in may well be asked for a byte at a time
   */
  Base64Text(InputStream in) {
    this.in = in;
  }

  /** Whether it can be all there is of such a text, or its beginning. */
  static boolean isLike(String text) {
    return !text.isBlank() && text.chars().allMatch(c -> c == '=' || isWhite(c) || value(c) >= 0);
  }

  @Override
  public int read() throws IOException {
    while (count < 8) {
      int value = next();
      if (value < 0) {
        return -1;
      }
      bits = (bits << 6) | value;
      count += 6;
    }
    count -= 8;
    return (bits >>> count) & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    int read = 0;
    for (int next = 0; read < length && (next = read()) >= 0; read++) {
      target[offset + read] = (byte) next;
    }
    return read == 0 && length > 0 ? -1 : read;
  }

  /** Six bits, or -1 at the end, which padding is too. */
  private int next() throws IOException {
    int next = in.read();
    while (isWhite(next)) {
      next = in.read();
    }
    if (next < 0 || next == '=') {
      return -1;
    }
    int value = value(next);
    if (value < 0) {
      throw ProblemException.invalid("image", "image begins as base64, but is none further on.");
    }
    return value;
  }

  private static boolean isWhite(int character) {
    return character >= 0 && WHITE.indexOf(character) >= 0;
  }

  private static int value(int character) {
    if (character >= 'A' && character <= 'Z') {
      return character - 'A';
    }
    if (character >= 'a' && character <= 'z') {
      return character - 'a' + 26;
    }
    if (character >= '0' && character <= '9') {
      return character - '0' + 52;
    }
    return switch (character) {
      case '+', '-' -> 62;
      case '/', '_' -> 63;
      default -> -1;
    };
  }
}
