package dev.pinhole.server.egress.internal;

import dev.pinhole.server.egress.EgressException;
import dev.pinhole.server.egress.EgressRefusal.Reason;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends with a failure, never early, where there is more than allowed. */
final class BoundedBody extends FilterInputStream {

  private final long max;
  private final Call call;
  private long count;

  BoundedBody(InputStream in, long max, Call call) {
    super(in);
    this.max = max;
    this.call = call;
  }

  static EgressException tooLarge(long max) {
    return new EgressException(Reason.TOO_LARGE, "More than %d bytes".formatted(max));
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int n;
    try {
      n = in.read(bytes, offset, length);
    } catch (IOException e) {
      throw call.failure(e);
    }
    count += Math.max(n, 0);
    if (count > max) {
      throw tooLarge(max);
    }
    return n;
  }

  @Override
  public long skip(long n) throws IOException {
    byte[] skipped = new byte[(int) Math.min(n, 8192)];
    return Math.max(0, read(skipped, 0, skipped.length));
  }
}
