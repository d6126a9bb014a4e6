package dev.pinhole.server.upload.internal.staging;

import java.io.IOException;
import java.io.InputStream;

/**
 * A request's body, which ends where its client is gone: that is no fault of ours, and a disk that
 * is full would otherwise look the same.
 */
final class ClientBody extends InputStream {
  private final InputStream in;

  ClientBody(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    try {
      return in.read(target, offset, length);
    } catch (IOException gone) {
      // whoever reads counts, and tells that bytes are missing
      return -1;
    }
  }
}
