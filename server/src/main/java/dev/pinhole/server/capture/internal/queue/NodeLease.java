package dev.pinhole.server.capture.internal.queue;

import dev.pinhole.server.platform.Ids;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * This process's name in the queue, held by a lock on a file of that name. The system gives the
 * lock up in the moment that the process ends, however it ends; so whoever can lock a file knows
 * that its process is no more, and need not wait for heartbeats to stay away.
 */
final class NodeLease implements AutoCloseable {
  private static final String SUFFIX = ".node";

  private final Path folder;
  private final String name;
  private final FileChannel channel;

  private NodeLease(Path folder, String name, FileChannel channel) {
    this.folder = folder;
    this.name = name;
    this.channel = channel;
  }

  static NodeLease take(Path folder) throws IOException {
    Files.createDirectories(folder);
    String name = Ids.next();
    FileChannel channel =
        FileChannel.open(
            folder.resolve(name + SUFFIX), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    channel.lock();
    return new NodeLease(folder, name, channel);
  }

  String name() {
    return name;
  }

  /** The names of processes that are no more and have not been {@link #forget forgotten}. */
  List<String> gone() throws IOException {
    List<String> gone = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
      for (Path file : files) {
        String other = file.getFileName().toString().replace(SUFFIX, "");
        if (!other.equals(name) && isFree(file)) {
          gone.add(other);
        }
      }
    }
    return gone;
  }

  void forget(String other) throws IOException {
    Files.deleteIfExists(folder.resolve(other + SUFFIX));
  }

  private static boolean isFree(Path file) throws IOException {
    try (FileChannel other = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = other.tryLock()) {
      return lock != null;
    } catch (OverlappingFileLockException | NoSuchFileException e) {
      // held by this very process, or forgotten by another just now
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
    forget(name);
  }
}
