package dev.pinhole.server.upload.internal.staging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The parts of an object: files named by their numbers. */
record PartFiles(Path folder, List<StagedPart> found) {

  /**
   * @throws java.nio.file.NoSuchFileException if there is no such folder
   */
  static PartFiles of(Path folder) throws IOException {
    List<StagedPart> found = new ArrayList<>();
    for (Path file : list(folder)) {
      found.add(new StagedPart(Integer.parseInt(file.getFileName().toString()), Files.size(file)));
    }
    found.sort(Comparator.comparingInt(StagedPart::number));
    return new PartFiles(folder, List.copyOf(found));
  }

  /**
   * All that lies in a folder.
   *
   * @throws NotDirectoryException for a file
   */
  static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  long size() {
    return found.stream().mapToLong(StagedPart::size).sum();
  }

  /** One after the other, each opened when its turn comes. */
  InputStream open() {
    return new ConsecutiveFiles(
        found.stream().map(part -> folder.resolve(Integer.toString(part.number()))).toList());
  }
}
