package dev.pinhole.server.rendition.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pinhole.imaging.ImagingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FlightsTest {

  private final Flights<String, Integer> flights = new Flights<>(Duration.ofSeconds(30));
  private final AtomicInteger runs = new AtomicInteger();
  private final CountDownLatch landing = new CountDownLatch(1);

  @Test
  void thoseWhoComeMeanwhileGetTheSame() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> passengers = board(threads, 50, this::slow);
      landing.countDown();
      for (Future<Integer> passenger : passengers) {
        assertThat(passenger.get()).isEqualTo(1);
      }
    }
    assertThat(runs).hasValue(1);
  }

  @Test
  void allFailAlikeAndTheNextTriesAgain() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> passengers = board(threads, 10, this::crash);
      landing.countDown();
      for (Future<Integer> passenger : passengers) {
        assertThatThrownBy(passenger::get)
            .isInstanceOf(ExecutionException.class)
            .hasCauseInstanceOf(ImagingException.Corrupt.class);
      }
    }
    assertThat(flights.join("key", runs::incrementAndGet)).isEqualTo(2);
  }

  @Test
  void differentKeysDoNotMeet() throws Exception {
    assertThat(flights.join("one", runs::incrementAndGet)).isEqualTo(1);
    assertThat(flights.join("two", runs::incrementAndGet)).isEqualTo(2);
  }

  @Test
  void followersLosePatience() throws Exception {
    Flights<String, Integer> impatient = new Flights<>(Duration.ofMillis(1));
    CountDownLatch started = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Integer> leader =
          threads.submit(() ->
              impatient.join(
                  "key",
                  () -> {
                    started.countDown();
                    landing.await();
                    return 1;
                  }));
      started.await();
      assertThatThrownBy(() -> impatient.join("key", () -> 2))
          .isInstanceOf(ImagingException.Busy.class);
      landing.countDown();
      assertThat(leader.get()).isEqualTo(1);
    }
  }

  /** Returns when the first is on its way, and each other waits for it or soon will. */
  private List<Future<Integer>> board(
      ExecutorService threads, int count, Flights.Work<Integer> work) throws InterruptedException {
    CountDownLatch boarding = new CountDownLatch(count);
    List<Future<Integer>> passengers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      passengers.add(
          threads.submit(() -> {
            boarding.countDown();
            return flights.join("key", work);
          }));
    }
    boarding.await();
    while (flights.waiting("key") < count - 1) {
      Thread.onSpinWait();
    }
    return passengers;
  }

  private int slow() throws InterruptedException {
    landing.await();
    return runs.incrementAndGet();
  }

  private int crash() throws ImagingException, InterruptedException {
    landing.await();
    runs.incrementAndGet();
    throw new ImagingException.Corrupt("damaged");
  }
}
