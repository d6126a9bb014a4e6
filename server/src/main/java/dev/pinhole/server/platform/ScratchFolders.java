package dev.pinhole.server.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Folders of the data folder for files on their way. */
@Component
public class ScratchFolders {
  private final Path data;
  private final Clock clock;

  ScratchFolders(@Value("${pinhole.data}") Path data, Clock clock) {
    this.data = data;
    this.clock = clock;
  }

  /** One of this name, without what a server left in it that was killed long ago. */
  public ScratchFolder open(String name) throws IOException {
    ScratchFolder folder = new ScratchFolder(Files.createDirectories(data.resolve(name)));
    folder.clear(clock.instant());
    return folder;
  }
}
