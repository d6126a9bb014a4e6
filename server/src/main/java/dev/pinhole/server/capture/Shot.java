package dev.pinhole.server.capture;

import dev.pinhole.api.capture.PageFacts;
import dev.pinhole.imaging.ImageInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A picture that has been taken. Closing it deletes the file.
 *
 * @param made what the file is, where this server's own engine or a PDF writer made it; null where
 *     the browser's bytes are to be looked at as everyone's are
 */
public record Shot(Path file, @Nullable ImageInfo made, PageFacts page) implements AutoCloseable {

  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
