package dev.pinhole.server.factor.internal;

import dev.pinhole.server.platform.KeyFile;
import dev.pinhole.server.platform.KeyedHash;
import dev.pinhole.server.platform.TextSeal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What hides secrets in the database. All keys come from one file; whoever replaces it makes all
 * codes worthless, and admins have to remove people's second factors.
 */
@Component
final class FactorKeys {
  static final String FILE = "second-factor.key";

  private final TextSeal secrets;
  private final KeyedHash recoveryCodes;
  private final KeyedHash challenges;
  private final KeyedHash handles;

  @Autowired
  FactorKeys(@Value("${pinhole.keys}") Path keys) throws IOException {
    this(KeyFile.read(keys.resolve(FILE)));
  }

  FactorKeys(byte[] key) {
    KeyedHash root = new KeyedHash(key);
    this.secrets = new TextSeal(root.of("pinhole-totp-1"));
    this.recoveryCodes = new KeyedHash(root.of("pinhole-recovery-code-1"));
    this.challenges = new KeyedHash(root.of("pinhole-passkey-challenge-1"));
    this.handles = new KeyedHash(root.of("pinhole-passkey-handle-1"));
  }

  TextSeal secrets() {
    return secrets;
  }

  KeyedHash challenges() {
    return challenges;
  }

  /** By what authenticators tell accounts apart; says nothing of the person (WebAuthn, 14.6.1). */
  byte[] handle(long account) {
    return handles.of(Long.toString(account));
  }

  /** In hexadecimal; the same code of another account has another. */
  String recoveryHash(long account, String code) {
    return HexFormat.of().formatHex(recoveryCodes.of(account + "\n" + code));
  }
}
