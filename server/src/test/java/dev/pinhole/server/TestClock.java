package dev.pinhole.server;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The server's clock in tests: the real one until a test moves or stops it. A test that does so
 * calls {@link #reset} when it ends, since others share the server.
 */
public final class TestClock extends Clock {
  private volatile Duration ahead = Duration.ZERO;
  private volatile @Nullable Instant stopped;

  /** A clock that moves only when it is told to. */
  public static TestClock standing() {
    TestClock clock = new TestClock();
    clock.stop();
    return clock;
  }

  /** From here on the time moves only by {@link #advance}, however long the test takes. */
  public void stop() {
    stopped = Instant.now();
  }

  public void advance(Duration by) {
    ahead = ahead.plus(by);
  }

  public void reset() {
    ahead = Duration.ZERO;
    stopped = null;
  }

  @Override
  public Instant instant() {
    Instant since = stopped;
    return (since == null ? Instant.now() : since).plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException();
  }
}
