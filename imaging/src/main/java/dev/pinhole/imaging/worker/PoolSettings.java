package dev.pinhole.imaging.worker;

import dev.pinhole.imaging.vips.LibraryLocation;

/// How many processes, and when they are replaced.
///
/// @param workers processes, each doing one job at a time
/// @param queue jobs that may wait for a worker beyond those; one more is refused as busy
/// @param jobsPerWorker after which a worker is replaced, whatever its state
/// @param idleMemory resident bytes after a job above which a worker is replaced
public record PoolSettings(
    int workers, int queue, int jobsPerWorker, long idleMemory, LibraryLocation library) {

  private static final int DEFAULT_QUEUE = 100;
  private static final int DEFAULT_JOBS = 5000;
  private static final long DEFAULT_IDLE_MEMORY = 512L << 20;

  public PoolSettings {
    if (workers < 1 || queue < 0 || jobsPerWorker < 1 || idleMemory < 1) {
      throw new IllegalArgumentException(
          "a pool needs at least one worker, one job a worker and no negative queue");
    }
  }

  /// A worker a core, libvips from where the system properties say.
  public static PoolSettings defaults() {
    return new PoolSettings(
        Runtime.getRuntime().availableProcessors(),
        DEFAULT_QUEUE,
        DEFAULT_JOBS,
        DEFAULT_IDLE_MEMORY,
        LibraryLocation.fromSystemProperties());
  }

  public PoolSettings withWorkers(int count) {
    return new PoolSettings(count, queue, jobsPerWorker, idleMemory, library);
  }

  public PoolSettings withQueue(int length) {
    return new PoolSettings(workers, length, jobsPerWorker, idleMemory, library);
  }

  public PoolSettings withJobsPerWorker(int jobs) {
    return new PoolSettings(workers, queue, jobs, idleMemory, library);
  }
}
