package dev.pinhole.server.blob.internal;

import dev.pinhole.server.TestDatabase;
import dev.pinhole.server.blob.BlobId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.util.unit.DataSize;

/** Keeps, releases and collects without end; prints what is acknowledged. */
final class PutsUntilKilled {
  private static final int THREADS = 4;

  private final BlobWorld world;
  private final long round;

  private PutsUntilKilled(BlobWorld world, long round) {
    this.world = world;
    this.round = round;
  }

  public static void main(String[] args) {
    BlobWorld world =
        new BlobWorld(
            TestDatabase.pool(args[0]),
            new BlobSettings(
                Path.of(args[1]),
                DataSize.ofBytes(BlobWorld.CHUNK),
                DataSize.ofBytes(0),
                DataSize.ofBytes(0),
                1,
                Duration.ZERO,
                Duration.ofMinutes(10),
                Duration.ofDays(1)));
    new PutsUntilKilled(world, Long.parseLong(args[2])).run();
  }

  /** The bytes of a blob that stays: some chunks its own, some shared with all others. */
  static byte[] kept(long seed) {
    byte[] bytes = KeepTest.bytes(5 * BlobWorld.CHUNK + 100, seed);
    System.arraycopy(passing(seed), 0, bytes, BlobWorld.CHUNK, 2 * BlobWorld.CHUNK);
    return bytes;
  }

  /** The bytes of one of few blobs that come and go. */
  private static byte[] passing(long seed) {
    return KeepTest.bytes(3 * BlobWorld.CHUNK, seed % 3);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // ends only when killed
  private void run() {
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS + 1)) {
      for (int i = 0; i < THREADS; i++) {
        long first = round * 1_000_000 + i * 100_000L;
        threads.submit(() -> endlessly(first, this::put));
      }
      threads.submit(() -> endlessly(0, n -> world.store.collector().collect()));
    }
  }

  @FunctionalInterface
  private interface Step {
    void at(long number) throws IOException;
  }

  private static void endlessly(long first, Step step) {
    try {
      for (long n = first; ; n++) {
        step.at(n);
      }
    } catch (IOException | RuntimeException e) {
      e.printStackTrace();
      Runtime.getRuntime().halt(3);
    }
  }

  private void put(long seed) throws IOException {
    String token = UUID.randomUUID().toString();
    BlobId passing = world.keep(passing(seed), token);
    BlobId id = world.keep(kept(seed));
    System.out.println("kept " + id + " " + seed + " .");
    world.release(passing, token);
  }
}
