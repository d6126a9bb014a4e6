package dev.pinhole.imaging.worker;

import dev.pinhole.imaging.AssemblyLimits;
import dev.pinhole.imaging.ImageLimits;
import java.time.Duration;
import java.util.List;

/// The limits on a worker's command line.
final class LimitArguments {
  private LimitArguments() {}

  static List<String> write(ImageLimits limits) {
    return List.of(
        Long.toString(limits.inputBytes()),
        Long.toString(limits.pixels()),
        Integer.toString(limits.frames()),
        Integer.toString(limits.scans()),
        Long.toString(limits.decodedBytes()),
        Integer.toString(limits.outputSide()),
        Long.toString(limits.deadline().toMillis()),
        Long.toString(limits.workerMemory()),
        Integer.toString(limits.assembly().tiles()),
        Long.toString(limits.assembly().pixels()),
        Long.toString(limits.assembly().deadline().toMillis()));
  }

  private static AssemblyLimits assembly(String[] arguments) {
    return new AssemblyLimits(
        Integer.parseInt(arguments[8]),
        Long.parseLong(arguments[9]),
        Duration.ofMillis(Long.parseLong(arguments[10])));
  }

  static ImageLimits read(String[] arguments) {
    return new ImageLimits(
        Long.parseLong(arguments[0]),
        Long.parseLong(arguments[1]),
        Integer.parseInt(arguments[2]),
        Integer.parseInt(arguments[3]),
        Long.parseLong(arguments[4]),
        Integer.parseInt(arguments[5]),
        Duration.ofMillis(Long.parseLong(arguments[6])),
        Long.parseLong(arguments[7]),
        assembly(arguments));
  }
}
