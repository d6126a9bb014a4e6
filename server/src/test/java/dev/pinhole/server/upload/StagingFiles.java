package dev.pinhole.server.upload;

import dev.pinhole.server.TestStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What lies in the staging store of this run. */
public final class StagingFiles {
  private StagingFiles() {}

  /**
   * Files, and on disk the folders of transfers.
   *
   * @param sent as {@link TestStorage} names it
   */
  public static List<Path> in(Path sent) throws IOException {
    return TestStorage.isS3() ? inBucket(sent) : onDisk(sent);
  }

  private static List<Path> onDisk(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> root.relativize(file).getNameCount() > 1).toList();
    }
  }

  /** The same of a bucket, by its folder, wherever others of this run keep bytes. */
  public static List<Path> inBucket(Path bucket) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> folders = Files.list(bucket)) {
      for (Path folder : folders.filter(StagingFiles::isStaging).toList()) {
        addFiles(folder, found);
      }
    }
    return found;
  }

  /**
   * S3Proxy keeps the parts of a transfer, and a stub that stands for it, in a folder of theirs.
   */
  private static boolean isStaging(Path folder) {
    return folder.getFileName().toString().matches("staging|\\.mpus-.*-staging");
  }

  private static void addFiles(Path folder, List<Path> found) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files.filter(Files::isRegularFile).forEach(found::add);
    }
  }
}
