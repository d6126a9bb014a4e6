package dev.pinhole.imaging;

import dev.pinhole.imaging.engine.InProcessEngine;
import dev.pinhole.imaging.vips.LibraryLocation;

/// Where engines come from.
public final class Engines {
  private Engines() {}

  /// An engine that runs libvips in this process: the fastest, and a decoder's crash is this
  /// process's crash. libvips comes from where the system properties of {@link LibraryLocation}
  /// say.
  public static ImageEngine inProcess(ImageLimits limits) {
    return InProcessEngine.start(LibraryLocation.fromSystemProperties(), limits);
  }
}
