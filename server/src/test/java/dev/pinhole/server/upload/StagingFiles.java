package dev.pinhole.server.upload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What lies in the folder of the local staging store. */
public final class StagingFiles {
  private StagingFiles() {}

  /**
   * Files and folders.
   *
   * @param data of the server
   */
  public static List<Path> in(Path data) throws IOException {
    Path root = data.resolve("uploads");
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> root.relativize(file).getNameCount() > 1).toList();
    }
  }
}
