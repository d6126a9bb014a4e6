package dev.pinhole.server.invitation.internal;

import dev.pinhole.server.platform.KeyFile;
import dev.pinhole.server.platform.KeyPurpose;
import dev.pinhole.server.platform.KeyedHash;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What only this server can compute: HMAC-SHA-256 with a key of its own, which lies beside the
 * database. Whoever replaces the key ends all links of invitations.
 */
@Component
public final class Seal {
  private final KeyedHash hash;

  @Autowired
  Seal(@Value("${pinhole.keys}") Path keys) throws IOException {
    this(KeyFile.read(KeyPurpose.INVITATIONS.in(keys)));
  }

  Seal(byte[] key) {
    this.hash = new KeyedHash(key);
  }

  /**
   * A seal as base64url, without padding.
   *
   * @param bytes of it, up to 32; a multiple of three leaves no bits unused, so that there is one
   *     way to write it
   * @param purpose makes seals of the same parts for another purpose others
   * @param parts of which only the last may have a line feed
   */
  public String of(int bytes, String purpose, String... parts) {
    String text = purpose + "\n" + String.join("\n", parts);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Arrays.copyOf(hash.of(text), bytes));
  }
}
