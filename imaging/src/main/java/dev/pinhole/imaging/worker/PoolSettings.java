package dev.pinhole.imaging.worker;

import dev.pinhole.imaging.vips.LibraryLocation;
import java.time.Duration;

/// How many processes, and when they are replaced.
///
/// @param workers processes, each doing one job at a time
/// @param queue jobs that may wait for a worker beyond those; one more is refused as busy
/// @param queueWait how long a job waits for a worker to begin it before it is refused as busy
/// @param jobsPerWorker after which a worker is replaced, whatever its state
/// @param idleMemory resident bytes after a job above which a worker is replaced
public record PoolSettings(
    int workers,
    int queue,
    Duration queueWait,
    int jobsPerWorker,
    long idleMemory,
    LibraryLocation library) {

  private static final int DEFAULT_QUEUE = 100;
  private static final Duration DEFAULT_QUEUE_WAIT = Duration.ofSeconds(30);
  private static final int DEFAULT_JOBS = 5000;
  private static final long DEFAULT_IDLE_MEMORY = 512L << 20;

  public PoolSettings {
    if (workers < 1 || queue < 0 || jobsPerWorker < 1 || idleMemory < 1) {
      throw new IllegalArgumentException(
          "a pool needs at least one worker, one job a worker and no negative queue");
    }
    if (!queueWait.isPositive()) {
      throw new IllegalArgumentException("a job needs some time in which a worker can begin it");
    }
  }

  /// A worker a core, libvips from where the system properties say.
  public static PoolSettings defaults() {
    return new PoolSettings(
        Runtime.getRuntime().availableProcessors(),
        DEFAULT_QUEUE,
        DEFAULT_QUEUE_WAIT,
        DEFAULT_JOBS,
        DEFAULT_IDLE_MEMORY,
        LibraryLocation.fromSystemProperties());
  }

  public PoolSettings withWorkers(int count) {
    return new PoolSettings(count, queue, queueWait, jobsPerWorker, idleMemory, library);
  }

  public PoolSettings withQueue(int length) {
    return new PoolSettings(workers, length, queueWait, jobsPerWorker, idleMemory, library);
  }

  public PoolSettings withQueueWait(Duration wait) {
    return new PoolSettings(workers, queue, wait, jobsPerWorker, idleMemory, library);
  }

  public PoolSettings withJobsPerWorker(int jobs) {
    return new PoolSettings(workers, queue, queueWait, jobs, idleMemory, library);
  }
}
