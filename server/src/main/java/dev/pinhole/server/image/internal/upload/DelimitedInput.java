package dev.pinhole.server.image.internal.upload;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * Reads a stream up to a delimiter, then on to the next one, through one buffer of fixed size. What
 * is read ends (-1) where the delimiter begins.
 */
final class DelimitedInput extends InputStream {
  private static final int BUFFER = 64 * 1024;

  private final InputStream in;
  private final byte[] delimiter;
  private final byte[] buffer = new byte[BUFFER];
  private int head;
  private int tail;

  /** No delimiter begins in {@code [head, scanned)}. */
  private int scanned;

  /** A delimiter begins at {@code scanned}. */
  private boolean found;

  /**
   * @param start is read before the stream
   */
  DelimitedInput(InputStream in, byte[] delimiter, byte[] start) {
    this.in = in;
    this.delimiter = delimiter;
    System.arraycopy(start, 0, buffer, 0, start.length);
    this.tail = start.length;
  }

  @Override
  public int read() throws IOException {
    return ready() == 0 ? -1 : buffer[head++] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    int count = Math.min(ready(), length);
    System.arraycopy(buffer, head, target, offset, count);
    head += count;
    return count == 0 ? -1 : count;
  }

  /** Whether the delimiter is next; reads ahead and takes nothing. */
  boolean isAtDelimiter() throws IOException {
    return ready() == 0;
  }

  /** Leaves out everything up to the delimiter and the delimiter itself. */
  void skipDelimiter() throws IOException {
    while (ready() > 0) {
      head = scanned;
    }
    head += delimiter.length;
    scanned = head;
    found = false;
  }

  /** The next byte even where a delimiter begins. */
  int readRaw() throws IOException {
    while (head == tail) {
      fill();
    }
    int next = buffer[head++] & 0xFF;
    if (head > scanned) {
      scanned = head;
      found = false;
    }
    return next;
  }

  /** How many bytes can be read before the delimiter; 0 only at the delimiter. */
  private int ready() throws IOException {
    while (scanned == head && !found) {
      scan();
      if (scanned == head && !found) {
        fill();
      }
    }
    return scanned - head;
  }

  private void scan() {
    int last = tail - delimiter.length;
    int i = scanned;
    while (i <= last && !found) {
      if (buffer[i] == delimiter[0] && isDelimiter(i)) {
        found = true;
      } else {
        i++;
      }
    }
    scanned = Math.max(scanned, i);
  }

  private boolean isDelimiter(int at) {
    for (int i = 1; i < delimiter.length; i++) {
      if (buffer[at + i] != delimiter[i]) {
        return false;
      }
    }
    return true;
  }

  private void fill() throws IOException {
    System.arraycopy(buffer, head, buffer, 0, tail - head);
    tail -= head;
    scanned -= head;
    head = 0;
    int count = in.read(buffer, tail, buffer.length - tail);
    if (count < 0) {
      throw new MalformedBodyException("The body ends before its closing boundary.");
    }
    tail += count;
  }
}
