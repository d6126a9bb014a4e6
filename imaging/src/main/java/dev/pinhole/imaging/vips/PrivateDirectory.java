package dev.pinhole.imaging.vips;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// A directory that nobody else can write: code is loaded from it, and its default parent is a
/// place where anyone can create names before us.
final class PrivateDirectory {
  private static final Set<PosixFilePermission> OURS = PosixFilePermissions.fromString("rwx------");

  private PrivateDirectory() {}

  static void ensure(Path directory) throws IOException {
    Path parent = directory.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    try {
      Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(OURS));
    } catch (FileAlreadyExistsException e) {
      requireOurs(directory);
    }
  }

  private static void requireOurs(Path directory) throws IOException {
    if (!Files.isDirectory(directory, NOFOLLOW_LINKS)) {
      throw new IOException(directory + " is not a directory");
    }
    if (!Files.getOwner(directory, NOFOLLOW_LINKS).equals(ownerOfNewFiles())) {
      throw new IOException(directory + " belongs to another user");
    }
    var permissions = Files.getPosixFilePermissions(directory, NOFOLLOW_LINKS);
    if (permissions.contains(PosixFilePermission.GROUP_WRITE)
        || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
      throw new IOException(directory + " can be written by other users");
    }
  }

  /// Who this process is, by the kernel's word: `user.name` can be set to anything.
  private static Object ownerOfNewFiles() throws IOException {
    Path probe = Files.createTempFile("pinhole-", ".owner");
    try {
      return Files.getOwner(probe);
    } finally {
      Files.delete(probe);
    }
  }
}
