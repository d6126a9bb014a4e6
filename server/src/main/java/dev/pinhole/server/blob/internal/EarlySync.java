package dev.pinhole.server.blob.internal;

import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Starts writing finished chunks to the disk while the next ones arrive or the image is looked at,
 * so that little is left to wait for at the end. Chunks that are kept already will not be needed.
 */
final class EarlySync {
  private final Predicate<String> needless;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * @param needless tells by its hash whether a chunk need not be on the disk: it is kept already
   */
  EarlySync(Predicate<String> needless) {
    this.needless = needless;
  }

  @Nullable Future<?> begin(String sha256, Path file) {
    return needless.test(sha256) ? null : threads.submit(() -> sync(file));
  }

  private static Path sync(Path file) throws Exception {
    Durable.file(file);
    return file;
  }
}
