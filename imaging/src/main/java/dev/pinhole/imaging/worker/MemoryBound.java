package dev.pinhole.imaging.worker;

import dev.pinhole.imaging.ImagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Whether a decoder failed for want of memory. Decoders report a failed allocation as one failure
/// among others, in words of their own; where these do not tell, the size of the process does.
final class MemoryBound {
  private static final List<String> WORDS =
      List.of("out of memory", "memory alloc", "cannot allocate", "unable to allocate");

  private final long addressSpace;

  MemoryBound(long addressSpace) {
    this.addressSpace = addressSpace;
  }

  boolean isReason(ImagingException failure) {
    boolean byDecoder = failure.getCause() != null;
    String words = Reply.words(failure).toLowerCase(Locale.ROOT);
    return byDecoder
        && (WORDS.stream().anyMatch(words::contains) || largestEver() > addressSpace * 3 / 4);
  }

  /// The most address space this process ever had, in bytes; 0 where the system does not tell.
  private static long largestEver() {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
        if (line.startsWith("VmPeak:")) {
          return Long.parseLong(line.replaceAll("\\D", "")) << 10;
        }
      }
    } catch (IOException e) {
      return 0; // not Linux
    }
    return 0;
  }
}
