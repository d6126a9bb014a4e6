package dev.pinhole.server.capture.internal.page;

import com.microsoft.playwright.TimeoutError;
import dev.pinhole.api.capture.CaptureErrorCode;
import dev.pinhole.api.capture.CaptureOptions.Waiting;
import dev.pinhole.server.capture.CaptureException;
import dev.pinhole.server.capture.internal.browser.Deadline;
import java.time.Duration;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait, and what happens when that was too long: the end, or, with best effort, the
 * picture of what there is, for which some of the time is kept back.
 */
final class Patience {
  private static final Duration LONGEST_RESERVE = Duration.ofSeconds(5);

  private final Deadline deadline;
  private final boolean bestEffort;
  private boolean timedOut;

  private Patience(Deadline deadline, boolean bestEffort) {
    this.deadline = deadline;
    this.bestEffort = bestEffort;
  }

  static Patience of(Waiting waiting, Deadline whole) {
    if (!waiting.bestEffort()) {
      return new Patience(whole, false);
    }
    Duration left = whole.left();
    Duration third = left.dividedBy(3);
    Duration reserve = third.compareTo(LONGEST_RESERVE) < 0 ? third : LONGEST_RESERVE;
    return new Patience(whole.orIn(left.minus(reserve)), true);
  }

  Deadline deadline() {
    return deadline;
  }

  boolean timedOut() {
    return timedOut;
  }

  /** No more than this, and no more than there is. */
  Duration atMost(Duration time) {
    Duration left = deadline.orIn(time).left();
    return left.isZero() ? Duration.ofMillis(1) : left;
  }

  /**
   * Waits.
   *
   * @param what is waited for, as a sentence that says that it did not come
   * @param wait takes its timeout in milliseconds
   */
  void await(String what, Deadline until, DoubleConsumer wait) throws CaptureException {
    try {
      wait.accept(until.timeout());
    } catch (TimeoutError e) {
      giveUp(what, e);
    }
  }

  /** Something did not come in time. */
  void giveUp(String what, @Nullable Throwable cause) throws CaptureException {
    if (!bestEffort) {
      throw new CaptureException(
          CaptureErrorCode.TIMEOUT,
          what + " Give it more time, wait for less, or take what there is with best_effort.",
          null,
          cause);
    }
    timedOut = true;
  }
}
