package dev.pinhole.server.rendition.internal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where the image engine writes before the result is kept. */
@Component
class RenderFiles {

  /** Longer than any render takes, so that what another process works on is left alone. */
  private static final Duration ABANDONED = Duration.ofHours(1);

  private final Path directory;

  RenderFiles(@Value("${pinhole.data}") Path data, Clock clock) throws IOException {
    directory = Files.createDirectories(data.resolve("renders"));
    clear(clock.instant().minus(ABANDONED));
  }

  Path create() throws IOException {
    return Files.createTempFile(directory, "render", null);
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
