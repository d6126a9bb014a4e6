package dev.pinhole.api.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs messages as [Standard Webhooks](https://www.standardwebhooks.com) has it: `v1,` and base64
/// of HMAC-SHA-256 over the message's id, a dot, the time of the attempt in seconds since 1970, a
/// dot, and the body. Thread-safe.
public final class WebhookSigner {

  /// What a secret begins with.
  public static final String SECRET_PREFIX = "whsec_";

  /// What a signature begins with.
  public static final String VERSION = "v1,";

  private static final String ALGORITHM = "HmacSHA256";
  private static final int MIN_KEY_BYTES = 24;

  private final SecretKeySpec key;

  /// @param secret base64, with or without `whsec_`
  /// @throws IllegalArgumentException for one that is not base64 of at least 24 bytes
  public WebhookSigner(String secret) {
    String base64 =
        secret.startsWith(SECRET_PREFIX) ? secret.substring(SECRET_PREFIX.length()) : secret;
    this.key = new SecretKeySpec(decode(base64), ALGORITHM);
  }

  /// A secret as it is given to people.
  public static String secret(byte[] key) {
    return SECRET_PREFIX + Base64.getEncoder().encodeToString(key);
  }

  /// The signature, with its version.
  ///
  /// @param timestamp in seconds since 1970
  public String sign(String id, long timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return VERSION + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  /// The words of the decoder's exception could repeat a part of the secret.
  private static byte[] decode(String base64) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("the webhook secret is not base64");
    }
    if (bytes.length < MIN_KEY_BYTES) {
      throw new IllegalArgumentException("a webhook secret has at least 24 bytes");
    }
    return bytes;
  }
}
