package dev.pinhole.imaging;

import dev.pinhole.imaging.engine.InProcessEngine;
import dev.pinhole.imaging.vips.LibraryLocation;
import dev.pinhole.imaging.worker.PoolSettings;
import dev.pinhole.imaging.worker.WorkerPool;

/// Where engines come from.
public final class Engines {
  private Engines() {}

  /// An engine that runs libvips in this process: the fastest, and a decoder's crash is this
  /// process's crash. libvips comes from where the system properties of {@link LibraryLocation}
  /// say.
  public static ImageEngine inProcess(ImageLimits limits) {
    return InProcessEngine.start(LibraryLocation.fromSystemProperties(), limits);
  }

  /// An engine that hands each job to a child process, which is ended and replaced when an image
  /// crashes it, takes too long or takes too much memory. The processes start in the background.
  public static ImageEngine pooled(ImageLimits limits, PoolSettings settings) {
    return WorkerPool.start(limits, settings);
  }
}
