package dev.pinhole.server.factor.internal;

import dev.pinhole.server.platform.KeyFile;
import dev.pinhole.server.platform.KeyPurpose;
import dev.pinhole.server.platform.KeyedHash;
import dev.pinhole.server.platform.TextSeal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What hides secrets in the database. All keys come from one file; where it was replaced, what the
 * earlier one hid can still be read. Where earlier ones are gone, codes and passkeys are worthless,
 * and admins have to remove people's second factors.
 */
@Component
final class FactorKeys {
  private final TextSeal secrets;
  private final List<KeyedHash> recoveryCodes;
  private final KeyedHash challenges;
  private final KeyedHash handles;

  @Autowired
  FactorKeys(@Value("${pinhole.keys}") Path keys) throws IOException {
    this(KeyFile.readAll(KeyPurpose.SECOND_FACTOR.in(keys)));
  }

  FactorKeys(byte[] key) {
    this(List.of(key));
  }

  private FactorKeys(List<byte[]> keys) {
    List<KeyedHash> roots = keys.stream().map(KeyedHash::new).toList();
    this.secrets = new TextSeal(roots.stream().map(root -> root.of("pinhole-totp-1")).toList());
    this.recoveryCodes =
        roots.stream().map(root -> new KeyedHash(root.of("pinhole-recovery-code-1"))).toList();
    this.challenges = new KeyedHash(roots.getFirst().of("pinhole-passkey-challenge-1"));
    // Authenticators have stored them: of the oldest key, so that a new one changes none.
    this.handles = new KeyedHash(roots.getLast().of("pinhole-passkey-handle-1"));
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
    return hash(recoveryCodes.getFirst(), account, code);
  }

  /** As it may be kept, by this key or an earlier one. */
  List<String> recoveryHashes(long account, String code) {
    return recoveryCodes.stream().map(key -> hash(key, account, code)).toList();
  }

  private static String hash(KeyedHash key, long account, String code) {
    return HexFormat.of().formatHex(key.of(account + "\n" + code));
  }
}
