package dev.pinhole.server.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Looks at each start whether keys are for the server alone. What everybody on the machine can
 * read, or others can replace, is no key any more; a group may have its reasons.
 */
@Component
class KeyFilePermissions {
  private static final Logger log = LoggerFactory.getLogger(KeyFilePermissions.class);

  private static final Set<PosixFilePermission> REFUSED =
      Set.of(
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.GROUP_WRITE);

  KeyFilePermissions(@Value("${pinhole.keys}") Path keys) throws IOException {
    for (Path file : files(keys)) {
      check(file, permissions(file));
    }
  }

  private static Set<PosixFilePermission> permissions(Path file) throws IOException {
    try {
      return Files.getPosixFilePermissions(file);
    } catch (NoSuchFileException draftOfAnotherNode) {
      return Set.of(); // which has its key by now
    }
  }

  private static List<Path> files(Path keys) throws IOException {
    if (!Files.isDirectory(keys) || !Files.getFileStore(keys).supportsFileAttributeView("posix")) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(keys)) {
      return all.filter(KeyFilePermissions::isKey).sorted().toList();
    }
  }

  private static boolean isKey(Path file) {
    String name = String.valueOf(file.getFileName());
    return Files.isRegularFile(file) && (name.contains(".key") || name.endsWith(".jwk"));
  }

  private static void check(Path file, Set<PosixFilePermission> permissions) {
    if (!Collections.disjoint(permissions, REFUSED)) {
      throw new IllegalStateException(
          "pinhole.keys: others on this machine can read or change "
              + file
              + ". Rotate that key if they may have, and chmod 600 the file.");
    }
    if (permissions.contains(PosixFilePermission.GROUP_READ)) {
      log.warn("The group of {} can read it; keys are better off with mode 600", file);
    }
  }
}
