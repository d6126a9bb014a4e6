package dev.pinhole.server.blob.internal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where arriving bytes lie until they are kept. Each process has a folder of its own and holds a
 * lock on the file beside it as long as it lives; folders whose lock is free were left by a process
 * that was killed, and are removed. So several processes may share a directory.
 */
final class StagingArea implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(StagingArea.class);
  private static final String LOCK = ".lock";

  private final Path root;
  private final Path mine;
  private final FileChannel lock;
  private final AtomicLong next = new AtomicLong();

  StagingArea(Path root) throws IOException {
    this.root = Files.createDirectories(root);
    removeAbandoned();
    this.mine = root.resolve(UUID.randomUUID().toString());
    this.lock = lockOwn(mine);
    Files.createDirectory(mine);
  }

  /** A name for a new file. */
  Path newFile() {
    return mine.resolve(Long.toString(next.incrementAndGet()));
  }

  /** Deletes a staging file; one that cannot be deleted goes when the process has ended. */
  static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("cannot delete the staging file {}", file, e);
    }
  }

  @Override
  public void close() throws IOException {
    try (lock) {
      removeFolder(mine);
      Files.deleteIfExists(lockFile(mine));
    }
  }

  private static FileChannel lockOwn(Path folder) throws IOException {
    // Locked under another name first: nobody sees the lock file before it is held.
    Path hidden = folder.resolveSibling(folder.getFileName() + ".new");
    FileChannel channel =
        FileChannel.open(hidden, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    channel.lock();
    Files.move(hidden, lockFile(folder));
    return channel;
  }

  private void removeAbandoned() throws IOException {
    try (DirectoryStream<Path> locks = Files.newDirectoryStream(root, "*" + LOCK)) {
      for (Path file : locks) {
        removeIfAbandoned(file);
      }
    }
  }

  private void removeIfAbandoned(Path lockFile) throws IOException {
    try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE)) {
      if (channel.tryLock() != null) {
        String name = lockFile.getFileName().toString();
        removeFolder(root.resolve(name.substring(0, name.length() - LOCK.length())));
        Files.deleteIfExists(lockFile);
      }
    } catch (OverlappingFileLockException held) {
      LOG.debug("{} is in use by this process", lockFile);
    } catch (NoSuchFileException gone) {
      LOG.debug("{} was removed by another process", lockFile);
    }
  }

  private static void removeFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(folder);
  }

  private static Path lockFile(Path folder) {
    return folder.resolveSibling(folder.getFileName() + LOCK);
  }
}
