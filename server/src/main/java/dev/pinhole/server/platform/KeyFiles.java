package dev.pinhole.server.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The keys in a directory, for whoever runs the server. */
public record KeyFiles(Path directory) {
  private static final int ID_BYTES = 4;

  /**
   * A key, without the key.
   *
   * @param id tells keys from each other; follows from the key and does not give it away
   * @param current whether it is the one that signs and seals
   */
  public record Listed(KeyPurpose purpose, String id, Instant madeAt, boolean current) {}

  /** The current one of each purpose first. What was never used has none. */
  public List<Listed> list() throws IOException {
    List<Listed> found = new ArrayList<>();
    for (KeyPurpose purpose : KeyPurpose.values()) {
      Path file = purpose.in(directory);
      if (Files.exists(file)) {
        found.add(listed(purpose, file, true));
      }
      for (Path earlier : KeyFile.earlier(file)) {
        found.add(listed(purpose, earlier, false));
      }
    }
    return found;
  }

  /** Sets the current key aside and makes a new one, which servers use from their next start. */
  public Listed rotate(KeyPurpose purpose, Instant now) throws IOException {
    Path file = purpose.in(directory);
    KeyFile.setAside(file, now);
    KeyFile.read(file);
    return listed(purpose, file, true);
  }

  private static Listed listed(KeyPurpose purpose, Path file, boolean current) throws IOException {
    Instant madeAt = Files.getLastModifiedTime(file).toInstant();
    return new Listed(purpose, id(Files.readAllBytes(file)), madeAt, current);
  }

  private static String id(byte[] key) {
    MessageDigest digest = Sha256.digest();
    digest.update("pinhole-key-id\n".getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest.digest(key), 0, ID_BYTES);
  }
}
