package dev.pinhole.server.capture.internal.camera;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Temporary files of one capture. Closing it deletes all but the one that is kept. */
final class Scratch implements AutoCloseable {
  private final Path directory;
  private final List<Path> files = new ArrayList<>();

  Scratch(Path directory) {
    this.directory = directory;
  }

  Path file() throws IOException {
    Path file = Files.createTempFile(directory, "shot-", ".tmp");
    files.add(file);
    return file;
  }

  Path file(byte[] content) throws IOException {
    return Files.write(file(), content);
  }

  void keep(Path file) {
    files.remove(file);
  }

  @Override
  public void close() throws IOException {
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }
}
