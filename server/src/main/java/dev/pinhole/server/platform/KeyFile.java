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
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A random key in a file that only the server's user can read. Every node of a server needs the
 * same one.
 */
public final class KeyFile {
  /** As many as SHA-256 gives. */
  public static final int BYTES = 32;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

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
   * Reads the key, made on first use, and behind it those that were in its place before, latest
   * first.
   */
  public static List<byte[]> readAll(Path file) throws IOException {
    List<byte[]> keys = new ArrayList<>(List.of(read(file)));
    for (Path earlier : earlier(file)) {
      keys.add(read(earlier));
    }
    return keys;
  }

  /** Files of keys that were set aside, latest first. */
  static List<Path> earlier(Path file) throws IOException {
    if (!Files.isDirectory(directory(file))) {
      return List.of();
    }
    String prefix = file.getFileName() + ".";
    try (Stream<Path> all = Files.list(directory(file))) {
      return all.filter(other -> isSetAside(other, prefix))
          .sorted(Comparator.reverseOrder())
          .toList();
    }
  }

  private static boolean isSetAside(Path other, String prefix) {
    String name = String.valueOf(other.getFileName());
    return name.startsWith(prefix) && name.substring(prefix.length()).matches("[0-9]{8}T[0-9]{9}Z");
  }

  /** Makes room for a new key. Does nothing where there is none. */
  static void setAside(Path file, Instant now) throws IOException {
    if (Files.exists(file)) {
      Path aside = file.resolveSibling(file.getFileName() + "." + TIME.format(now));
      Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
      syncDirectory(directory(file));
    }
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
