package dev.pinhole.server.platform;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** Where the image engine writes before the result is kept or thrown away. */
public final class ScratchFolder {

  /** Longer than any job takes, so that what another process works on is left alone. */
  private static final Duration ABANDONED = Duration.ofHours(1);

  private final Path directory;

  ScratchFolder(Path directory) {
    this.directory = directory;
  }

  /** A new, empty file, which the caller deletes. */
  public Path create() throws IOException {
    return Files.createTempFile(directory, null, null);
  }

  /** Deletes what a killed server has left, an hour after it was last written to. */
  void clear(Instant now) throws IOException {
    Instant before = now.minus(ABANDONED);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        if (isOlder(file, before)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static boolean isOlder(Path file, Instant moment) throws IOException {
    try {
      return Files.getLastModifiedTime(file).toInstant().isBefore(moment);
    } catch (NoSuchFileException goneMeanwhile) {
      return false; // another process was done with it
    }
  }
}
