package dev.pinhole.server.upload.internal;

import dev.pinhole.server.platform.KeyFile;
import dev.pinhole.server.upload.Announcement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Hides access keys between announcement and completion, when they can be hashed: a stolen database
 * tells none. AES-GCM with a key from a file beside the other keys.
 */
@Component
public class FieldSeal {
  private static final String FILE = "upload-fields.key";
  public static final String SECRET = "accessKey";

  private static final String ALGORITHM = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final SecureRandom random = new SecureRandom();

  FieldSeal(@Value("${pinhole.keys}") Path keys) throws IOException {
    byte[] bytes = KeyFile.read(keys.resolve(FILE));
    this.key = new SecretKeySpec(bytes, 0, KeyFile.BYTES, "AES");
  }

  /** As it may be written down. */
  public Announcement seal(Announcement announced) {
    return with(announced, seal(announced.fields()));
  }

  Map<String, String> seal(Map<String, String> fields) {
    String secret = fields.get(SECRET);
    return secret == null ? fields : with(fields, seal(secret));
  }

  /**
   * As it was announced.
   *
   * @throws dev.pinhole.server.platform.ProblemException where the key file was replaced since
   */
  public Announcement open(Announcement sealed) {
    String secret = sealed.fields().get(SECRET);
    return secret == null ? sealed : with(sealed, with(sealed.fields(), open(secret)));
  }

  private static Announcement with(Announcement other, Map<String, String> fields) {
    return new Announcement(other.name(), other.bytes(), other.type(), other.sha256(), fields);
  }

  private static Map<String, String> with(Map<String, String> fields, String secret) {
    Map<String, String> changed = new HashMap<>(fields);
    changed.put(SECRET, secret);
    return changed;
  }

  private String seal(String text) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] hidden =
          cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(text.getBytes(StandardCharsets.UTF_8));
      byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + hidden.length);
      System.arraycopy(hidden, 0, sealed, NONCE_BYTES, hidden.length);
      return Base64.getEncoder().encodeToString(sealed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  private String open(String text) {
    byte[] sealed = Base64.getDecoder().decode(text);
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE_BYTES));
      byte[] opened = cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
      return new String(opened, StandardCharsets.UTF_8);
    } catch (GeneralSecurityException keyWasReplaced) {
      throw UploadProblems.expired();
    }
  }

  private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(ALGORITHM);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }
}
