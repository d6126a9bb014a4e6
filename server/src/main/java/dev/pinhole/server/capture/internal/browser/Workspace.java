package dev.pinhole.server.capture.internal.browser;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This server's own folder for whatever browsers leave lying about. A lock says that the server
 * lives: the folders of those that were killed are deleted by the next one to start.
 */
final class Workspace implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Workspace.class);
  private static final String LOCK = "lock";
  private static final String UID = "unix:uid";
  private static final FileAttribute<?> OURS_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  /** Four digits to the base of 36. */
  private static final int NAMES = 36 * 36 * 36 * 36;

  /** 107 characters are what a socket's path may have, and 56 come after it. */
  private static final int LONGEST_PATH = 51;

  private final Path folder;
  private final FileChannel lock;
  private final AtomicInteger browsers = new AtomicInteger();

  private Workspace(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * A new one, after those of dead servers were deleted.
   *
   * @param cache the server's folder for what may be lost
   */
  static Workspace in(Path cache) throws IOException {
    Files.createDirectories(cache);
    Path directory = directory(cache);
    try (Stream<Path> others = Files.list(directory)) {
      others.filter(Files::isDirectory).forEach(Workspace::deleteIfDead);
    }
    Path folder = fresh(directory);
    FileChannel lock = open(folder);
    lock.lock();
    return new Workspace(folder, lock);
  }

  /** Chromium ends at once where the path of its socket is too long. */
  private static Path directory(Path cache) throws IOException {
    Path near = cache.resolve("browsers");
    if (near.toString().length() <= LONGEST_PATH) {
      return Files.createDirectories(near);
    }
    Object us = Files.getAttribute(cache, UID);
    Path far = Path.of(System.getProperty("java.io.tmpdir"), "pinhole-browsers-" + us);
    if (!Files.isDirectory(far, NOFOLLOW_LINKS)) {
      Files.createDirectory(far, OURS_ONLY);
    }
    if (!us.equals(Files.getAttribute(far, UID, NOFOLLOW_LINKS))) {
      throw new IOException(far + " belongs to another user");
    }
    return far;
  }

  private static Path fresh(Path directory) throws IOException {
    while (true) {
      try {
        String name = Integer.toString(RandomGenerator.getDefault().nextInt(NAMES), 36);
        return Files.createDirectory(directory.resolve(name), OURS_ONLY);
      } catch (FileAlreadyExistsException e) {
        LOG.debug("{} is taken", e.getFile());
      }
    }
  }

  private static FileChannel open(Path folder) throws IOException {
    return FileChannel.open(
        folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /** For one browser. */
  Path folderForBrowser() throws IOException {
    return Files.createDirectory(folder.resolve(Integer.toString(browsers.incrementAndGet(), 36)));
  }

  /** For pictures that nobody has taken over yet. */
  Path pictures() throws IOException {
    return Files.createDirectories(folder.resolve("pictures"));
  }

  /** What all browsers take for their user's own. */
  Path home() throws IOException {
    return Files.createDirectories(folder.resolve("home"));
  }

  boolean isRootsOwn() throws IOException {
    return Files.getAttribute(folder, UID).equals(0);
  }

  @Override
  public void close() {
    try {
      lock.close();
      Trees.delete(folder);
    } catch (IOException e) {
      LOG.warn("{} is deleted at the next start: {}", folder, e.toString());
    }
  }

  private static void deleteIfDead(Path folder) {
    try (FileChannel channel = open(folder);
        FileLock taken = channel.tryLock()) {
      if (taken != null) {
        endSurvivors(folder);
        Trees.delete(folder);
      }
    } catch (OverlappingFileLockException e) {
      // Another server within this very process.
    } catch (IOException e) {
      LOG.warn("{} was left by a server that was killed: {}", folder, e.toString());
    }
  }

  /** Browsers end with their server, but one that hung then may hang still. */
  private static void endSurvivors(Path folder) {
    ProcessHandle.allProcesses()
        .filter(process -> mentions(process, Trees.within(folder)))
        .forEach(ProcessHandle::destroyForcibly);
  }

  private static boolean mentions(ProcessHandle process, String within) {
    return process
        .info()
        .arguments()
        .filter(arguments -> List.of(arguments).stream().anyMatch(word -> word.contains(within)))
        .isPresent();
  }
}
