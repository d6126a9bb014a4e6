package dev.pinhole.server.capture.internal.history;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where the image engine draws differences before they are kept or thrown away. */
@Component
class DifferenceFiles {

  /** Longer than any comparison takes, so that what another process works on is left alone. */
  private static final Duration ABANDONED = Duration.ofHours(1);

  private final Path directory;

  DifferenceFiles(@Value("${pinhole.data}") Path data, Clock clock) throws IOException {
    directory = Files.createDirectories(data.resolve("differences"));
    clear(clock.instant().minus(ABANDONED));
  }

  Path create() throws IOException {
    return Files.createTempFile(directory, "difference", null);
  }

  /** What a killed server left behind. */
  private void clear(Instant before) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
