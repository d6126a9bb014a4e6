package dev.pinhole.server.platform;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;

/**
 * A random key in a file that only the server's user can read. Every node of a server needs the
 * same one.
 */
public final class KeyFile {
  /** As many as SHA-256 gives. */
  public static final int BYTES = 32;

  private KeyFile() {}

  /** Reads the key, made on first use. */
  public static byte[] read(Path file) throws IOException {
    if (!Files.exists(file)) {
      Files.createDirectories(directory(file));
      create(file);
      syncDirectory(directory(file));
    }
    byte[] key = Files.readAllBytes(file);
    if (key.length < BYTES) {
      throw new IOException(
          "%s has %d bytes; a key has at least %d".formatted(file, key.length, BYTES));
    }
    return key;
  }

  /**
   * Written aside and linked into place: readers see all of it, and the first of two makers wins.
   */
  private static void create(Path file) throws IOException {
    byte[] key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    Path draft =
        Files.createTempFile(
            directory(file), String.valueOf(file.getFileName()), null, ownerOnly(file));
    try {
      write(draft, key);
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException otherWasFirst) {
      // Theirs is the key.
    } catch (UnsupportedOperationException noLinks) {
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** What is signed is given out; the key must not be gone after a power cut. */
  private static void write(Path file, byte[] key) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(key));
      channel.force(true);
    }
  }

  private static void syncDirectory(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static Path directory(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IllegalArgumentException("no file: " + file);
    }
    return parent;
  }

  private static FileAttribute<?>[] ownerOnly(Path file) throws IOException {
    boolean posix = Files.getFileStore(directory(file)).supportsFileAttributeView("posix");
    Set<PosixFilePermission> mode = PosixFilePermissions.fromString("rw-------");
    return posix
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(mode)}
        : new FileAttribute<?>[0];
  }
}
