package dev.pinhole.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** The stored files of small blobs, for tests that damage them. */
public final class ChunkFiles {

  private ChunkFiles() {}

  /**
   * The file that holds exactly these bytes.
   *
   * @param directory of the blob store
   */
  public static Path of(Path directory, byte[] bytes) throws IOException {
    try (Stream<Path> files = Files.walk(directory.resolve("chunks"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (Files.size(file) == bytes.length && Arrays.equals(Files.readAllBytes(file), bytes)) {
          return file;
        }
      }
    }
    throw new AssertionError("no chunk with these bytes");
  }

  /** Flips one bit in the middle. */
  public static void flip(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
  }
}
