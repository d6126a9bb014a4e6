package dev.pinhole.imaging.worker;

import dev.pinhole.imaging.ImageLimits;
import dev.pinhole.imaging.vips.LibraryLocation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The command line and environment of a worker. A shell sets the limits that only a process can
/// set for itself, lowers its priority, and becomes the JVM.
final class WorkerCommand {
  /// The address space holds, beside the job, what the JVM reserves and mostly never touches.
  private static final long JVM_RESERVE = 1L << 30;

  private static final String SHELL =
      "ulimit -c 0; ulimit -v \"$1\" || echo 'no address space limit here' >&2; shift;"
          + " exec nice -n 5 \"$@\"";

  private final List<String> command;

  WorkerCommand(List<String> command) {
    this.command = List.copyOf(command);
  }

  static WorkerCommand of(ImageLimits limits, LibraryLocation library) throws IOException {
    List<String> command = new ArrayList<>();
    long kibibytes = addressSpace(limits) >> 10;
    command.addAll(List.of("/bin/sh", "-c", SHELL, "sh", Long.toString(kibibytes)));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options());
    command.add("-D%s=%s".formatted(LibraryLocation.NAMED, library.file()));
    command.addAll(List.of("-cp", WorkerClasspath.of(library.cache())));
    command.add(WorkerMain.class.getName());
    command.addAll(LimitArguments.write(limits));
    return new WorkerCommand(command);
  }

  static long addressSpace(ImageLimits limits) {
    return limits.workerMemory() + JVM_RESERVE;
  }

  private static List<String> options() {
    return List.of(
        "-Xms16m",
        "-Xmx256m",
        // Pixels of the formats that are decoded in Java; the address space is the bound.
        "-XX:MaxDirectMemorySize=8g",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Xshare:auto",
        "-XX:CompressedClassSpaceSize=32m",
        "-XX:ReservedCodeCacheSize=32m",
        "-XX:-UsePerfData",
        "-XX:+ErrorFileToStderr",
        "-XX:-CreateCoredumpOnCrash",
        // By default the JVM warns on standard output, where answers go.
        "-Xlog:disable",
        "-Xlog:all=warning:stderr",
        "-Djava.awt.headless=true",
        "--enable-native-access=ALL-UNNAMED");
  }

  /// The child sees nothing of this process's environment, where secrets may be.
  Process start() throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    String path = environment.getOrDefault("PATH", "/usr/bin:/bin");
    environment.clear();
    environment.put("PATH", path);
    environment.put("LC_ALL", "C.UTF-8");
    // Each thread's own malloc arena would hold on to memory and address space.
    environment.put("MALLOC_ARENA_MAX", "2");
    return builder.start();
  }
}
