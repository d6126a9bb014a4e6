package dev.pinhole.server.delivery;

import dev.pinhole.server.platform.KeyFile;
import dev.pinhole.server.platform.KeyPurpose;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The secret that links are signed with: a file beside the other keys. Every node of a server needs
 * the same one. Links of keys that were set aside go on until those files are deleted.
 */
final class LinkKey {

  private LinkKey() {}

  /** Reads the key, made on first use. */
  static List<byte[]> in(Path directory) throws IOException {
    return KeyFile.readAll(KeyPurpose.LINKS.in(directory));
  }
}
