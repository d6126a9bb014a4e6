package dev.pinhole.server.platform;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Hides texts that are to be read again (AES-GCM, NIST SP 800-38D): a stolen database alone tells
 * none.
 */
public final class TextSeal {
  private static final String ALGORITHM = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final SecureRandom random = new SecureRandom();

  /**
   * A seal with a key of its own.
   *
   * @param key at least {@value KeyFile#BYTES} bytes, of which so many are used
   */
  public TextSeal(byte[] key) {
    this.key = new SecretKeySpec(key, 0, KeyFile.BYTES, "AES");
  }

  /**
   * As it may be written down.
   *
   * @param place where; opened with another, it does not open, so rows cannot be swapped
   */
  public String seal(String text, String place) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] hidden =
          cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(text.getBytes(StandardCharsets.UTF_8));
      byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + hidden.length);
      System.arraycopy(hidden, 0, sealed, NONCE_BYTES, hidden.length);
      return Base64.getEncoder().encodeToString(sealed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  /** Empty where it was sealed with another key or for another place. */
  public Optional<String> open(String sealedText, String place) {
    byte[] sealed = Base64.getDecoder().decode(sealedText);
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE_BYTES), place);
      byte[] opened = cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
      return Optional.of(new String(opened, StandardCharsets.UTF_8));
    } catch (GeneralSecurityException anotherKey) {
      return Optional.empty();
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String place) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(ALGORITHM);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
