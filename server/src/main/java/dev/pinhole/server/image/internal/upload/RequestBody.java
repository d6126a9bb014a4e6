package dev.pinhole.server.image.internal.upload;

import java.io.IOException;
import java.io.InputStream;

/**
 * A request's body: must not go on for ever, and tells a client that is gone from a disk that is
 * full, which would both be an IOException otherwise.
 */
final class RequestBody extends InputStream {
  private final InputStream in;
  private final long limit;
  private long left;

  RequestBody(InputStream in, long limit) {
    this.in = in;
    this.limit = limit;
    this.left = limit;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count = receive(target, offset, length);
    left -= Math.max(count, 0);
    if (left < 0) {
      throw new RequestTooLargeException(limit);
    }
    return count;
  }

  private int receive(byte[] target, int offset, int length) throws MalformedBodyException {
    try {
      return in.read(target, offset, length);
    } catch (IOException e) {
      throw new MalformedBodyException("The body ended before its declared length.", e);
    }
  }
}
