package dev.pinhole.server.blob.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.server.TestDatabase;
import dev.pinhole.server.blob.BlobId;
import dev.pinhole.server.blob.StagedBlob;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Uploads, deletions, reads and the collector on few contents that share chunks, all at once and
 * without any grace. Set {@code -Dpinhole.test.seed} to a printed seed to run the same again.
 */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class RacingTest {
  private static final int THREADS = 8;
  private static final int STEPS = 150;
  private static final int CONTENTS = 6;

  private final BlobWorld world;
  private final long seed = Long.getLong("pinhole.test.seed", new Random().nextLong());
  private final ConcurrentLinkedQueue<Held> held = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean working = new AtomicBoolean(true);

  private record Held(BlobId id, String token, int content) {}

  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  RacingTest(TestDatabase database) {
    world = new BlobWorld(database);
  }

  @AfterEach
  void close() throws IOException {
    world.close();
  }

  @Test
  void losesNothingAndLeaksNothing() throws Exception {
    System.out.println("pinhole.test.seed=" + seed);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> collecting = threads.submit(this::collect);
      List<Future<?>> workers = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int worker = i;
        workers.add(threads.submit(() -> work(worker)));
      }
      try {
        for (Future<?> worker : workers) {
          worker.get();
        }
      } finally {
        working.set(false);
      }
      collecting.get();
    }

    assertThat(world.check(false)).contains("Clean.");
    for (Held one : held) {
      assertThat(world.read(one.id())).isEqualTo(content(one.content()));
    }
    assertThat(world.chunkFiles()).containsExactlyInAnyOrderElementsOf(world.locations());

    held.forEach(one -> world.release(one.id(), one.token()));
    world.store.collector().collect();
    assertThat(world.count("SELECT COUNT(*) FROM blob")).isZero();
    assertThat(world.count("SELECT COUNT(*) FROM chunk")).isZero();
    assertThat(world.count("SELECT COUNT(*) FROM blob_chunk")).isZero();
    assertThat(world.chunkFiles()).isEmpty();
    assertThat(world.stagingFiles()).isEmpty();
  }

  private Object work(int worker) throws IOException {
    Random random = new Random(seed + worker);
    for (int step = 0; step < STEPS; step++) {
      switch (random.nextInt(8)) {
        case 0, 1, 2 -> put(random.nextInt(CONTENTS), worker + "-" + step);
        case 3 -> failToPut(random.nextInt(CONTENTS));
        case 4 -> read();
        default -> drop();
      }
    }
    return worker;
  }

  private void put(int content, String token) throws IOException {
    BlobId id = world.keep(content(content), token);
    held.add(new Held(id, token, content));
  }

  private void failToPut(int content) throws IOException {
    try (StagedBlob staged = world.stage(content(content))) {
      world.blobs.keep(
          staged,
          () -> {
            throw new Refused();
          });
    } catch (Refused expected) {
      return;
    }
    throw new AssertionError("kept although the caller's rows failed");
  }

  private void read() throws IOException {
    Held one = held.poll();
    if (one != null) {
      assertThat(world.read(one.id())).isEqualTo(content(one.content()));
      held.add(one);
    }
  }

  private void drop() {
    Held one = held.poll();
    if (one != null) {
      world.release(one.id(), one.token());
    }
  }

  private Object collect() throws IOException {
    int rounds = 0;
    while (working.get()) {
      world.store.collector().collect();
      world.store.sweeper().sweep();
      world.clock.advance(Duration.ofMillis(50));
      rounds++;
    }
    return rounds;
  }

  /** Neighbours share chunks, and each has one chunk twice. */
  private static byte[] content(int number) {
    byte[] bytes = new byte[4 * BlobWorld.CHUNK + number];
    for (int i = 0; i < 4; i++) {
      byte fill = (byte) (i == 3 ? number : number + i);
      Arrays.fill(bytes, i * BlobWorld.CHUNK, (i + 1) * BlobWorld.CHUNK, fill);
    }
    return bytes;
  }
}
