package dev.pinhole.server.image.internal.upload;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.platform.ProblemException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A request body that must not go on for ever. */
final class LimitedInput extends FilterInputStream {
  private final long limit;
  private long left;

  LimitedInput(InputStream in, long limit) {
    super(in);
    this.limit = limit;
    this.left = limit;
  }

  static ProblemException tooLarge(long limit) {
    return new ProblemException(
            ProblemCode.TOO_LARGE,
            "The request is larger than the %d bytes accepted.".formatted(limit))
        .with("allowed", limit);
  }

  @Override
  public int read() throws IOException {
    int next = in.read();
    count(next < 0 ? 0 : 1);
    return next;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count = in.read(target, offset, length);
    count(Math.max(count, 0));
    return count;
  }

  private void count(int bytes) throws RequestTooLargeException {
    left -= bytes;
    if (left < 0) {
      throw new RequestTooLargeException(limit);
    }
  }
}
