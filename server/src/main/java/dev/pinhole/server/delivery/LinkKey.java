package dev.pinhole.server.delivery;

import dev.pinhole.server.platform.KeyFile;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The secret that links are signed with: a file beside the other keys. Every node of a server needs
 * the same one; whoever replaces it ends all links.
 */
final class LinkKey {

  static final String FILE = "link-signing.key";

  private LinkKey() {}

  /** Reads the key, made on first use. */
  static byte[] in(Path directory) throws IOException {
    return KeyFile.read(directory.resolve(FILE));
  }
}
