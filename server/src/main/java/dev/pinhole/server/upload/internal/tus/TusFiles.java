package dev.pinhole.server.upload.internal.tus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The bytes of unfinished uploads, each upload's in a file of its own. */
@Component
class TusFiles {
  private static final boolean DIRECTORIES_CAN_BE_SYNCED =
      !System.getProperty("os.name", "").startsWith("Windows");

  private final Path directory;

  TusFiles(TusProperties properties) throws IOException {
    this.directory = Files.createDirectories(properties.directory());
  }

  /**
   * Ready to write the byte at {@code offset}; bytes from there on, never acknowledged, are gone.
   */
  FileChannel append(String id, long offset) throws IOException {
    FileChannel channel = offset == 0 ? create(id) : openForWriting(id);
    try {
      return channel.truncate(offset).position(offset);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private FileChannel openForWriting(String id) throws IOException {
    return FileChannel.open(file(id), StandardOpenOption.WRITE);
  }

  /** The name, too, has to survive a power cut before anything in the file is acknowledged. */
  private FileChannel create(String id) throws IOException {
    FileChannel channel =
        FileChannel.open(file(id), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (DIRECTORIES_CAN_BE_SYNCED) {
      try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
        names.force(true);
      }
    }
    return channel;
  }

  InputStream open(String id) throws IOException {
    return Files.newInputStream(file(id));
  }

  /** Whether at least so many bytes are here. */
  boolean holds(String id, long bytes) throws IOException {
    try {
      return bytes == 0 || Files.size(file(id)) >= bytes;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  void delete(String id) throws IOException {
    Files.deleteIfExists(file(id));
  }

  /** Ids of uploads whose bytes nobody has added to since then. */
  List<String> untouchedSince(Instant moment) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.toFile().lastModified() < moment.toEpochMilli())
          .map(file -> String.valueOf(file.getFileName()))
          .toList();
    }
  }

  private Path file(String id) {
    return directory.resolve(id);
  }
}
