package dev.pinhole.server.delivery;

import dev.pinhole.api.link.LinkSigner;
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
 * The secret that links are signed with: a file beside the other keys. Every node of a server needs
 * the same one; whoever replaces it ends all links.
 */
final class LinkKey {

  static final String FILE = "link-signing.key";

  private LinkKey() {}

  /** Reads the key, made on first use. */
  static byte[] in(Path directory) throws IOException {
    Path file = directory.resolve(FILE);
    if (!Files.exists(file)) {
      Files.createDirectories(directory);
      create(file);
      syncDirectory(directory);
    }
    byte[] key = Files.readAllBytes(file);
    if (key.length < LinkSigner.KEY_BYTES) {
      throw new IOException(
          "%s has %d bytes; a key for links has at least %d"
              .formatted(file, key.length, LinkSigner.KEY_BYTES));
    }
    return key;
  }

  /**
   * Written aside and linked into place: readers see all of it, and the first of two makers wins.
   */
  private static void create(Path file) throws IOException {
    byte[] key = new byte[LinkSigner.KEY_BYTES];
    new SecureRandom().nextBytes(key);
    Path draft =
        Files.createTempFile(file.toAbsolutePath().getParent(), FILE, null, ownerOnly(file));
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

  /** Links are given out in the key's name; it must not be gone after a power cut. */
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

  private static FileAttribute<?>[] ownerOnly(Path file) throws IOException {
    boolean posix =
        Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix");
    Set<PosixFilePermission> mode = PosixFilePermissions.fromString("rw-------");
    return posix
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(mode)}
        : new FileAttribute<?>[0];
  }
}
