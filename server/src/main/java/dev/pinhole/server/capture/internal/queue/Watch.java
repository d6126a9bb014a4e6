package dev.pinhole.server.capture.internal.queue;

import dev.pinhole.server.capture.Capture;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/** Lets requests wait for captures. */
@Component
public class Watch {
  /** Between two looks at whether the waiting still makes sense. */
  private static final Duration STEP = Duration.ofMillis(250);

  /** Every so many steps the database is asked: another node may have finished the capture. */
  private static final int STEPS_OF_TRUST = 4;

  private final ConcurrentHashMap<String, Party> parties = new ConcurrentHashMap<>();
  private final CaptureRows rows;

  Watch(CaptureRows rows) {
    this.rows = rows;
  }

  /** Those who wait for one capture. */
  private record Party(int size, CountDownLatch over) {
    Party plus(int more) {
      return new Party(size + more, over);
    }
  }

  /**
   * Waits until the capture is over, {@code most} has passed, or waiting makes no sense any more.
   *
   * @param sensible asked a few times a second
   * @return the capture as it is now
   */
  public Capture await(Capture capture, Duration most, BooleanSupplier sensible)
      throws InterruptedException {
    CountDownLatch over = join(capture.id());
    try {
      return await(capture, over, System.nanoTime() + most.toNanos(), sensible);
    } finally {
      leave(capture.id());
    }
  }

  private Capture await(
      Capture capture, CountDownLatch over, long deadline, BooleanSupplier sensible)
      throws InterruptedException {
    Capture now = latest(capture);
    for (int step = 1; !now.state().isFinal() && sensible.getAsBoolean(); step++) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        break;
      }
      boolean told = over.await(Math.min(left, STEP.toNanos()), TimeUnit.NANOSECONDS);
      if (told || step % STEPS_OF_TRUST == 0) {
        now = latest(capture);
      }
    }
    return latest(now);
  }

  private Capture latest(Capture capture) {
    return capture.state().isFinal() ? capture : rows.find(capture.id()).orElse(capture);
  }

  /** Whether any request on this node waits for it. */
  boolean isAwaited(String id) {
    return parties.containsKey(id);
  }

  void finished(String id) {
    Party party = parties.get(id);
    if (party != null) {
      party.over().countDown();
    }
  }

  private CountDownLatch join(String id) {
    return parties
        .compute(
            id, (_, party) -> party == null ? new Party(1, new CountDownLatch(1)) : party.plus(1))
        .over();
  }

  private void leave(String id) {
    parties.computeIfPresent(id, (_, party) -> party.size() == 1 ? null : party.plus(-1));
  }
}
