package dev.pinhole.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchFolderTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir Path directory;

  @Test
  void deletesOnlyWhatNobodyCanBeWritingAnyMore() throws Exception {
    Path abandoned = file(NOW.minusSeconds(3601));
    Path underWay = file(NOW.minusSeconds(3599));

    new ScratchFolder(directory).clear(NOW);

    assertThat(abandoned).doesNotExist();
    assertThat(underWay).exists();
  }

  /** To whoever asks for its time, a link to nothing is a file that has just been deleted. */
  @Test
  void passesOverWhatAnotherProcessDeletesMeanwhile() throws Exception {
    Files.createSymbolicLink(directory.resolve("gone"), directory.resolve("nowhere"));
    Path abandoned = file(NOW.minusSeconds(3601));

    new ScratchFolder(directory).clear(NOW);

    assertThat(abandoned).doesNotExist();
  }

  private Path file(Instant lastWritten) throws Exception {
    Path file = new ScratchFolder(directory).create();
    return Files.setLastModifiedTime(file, FileTime.from(lastWritten));
  }
}
