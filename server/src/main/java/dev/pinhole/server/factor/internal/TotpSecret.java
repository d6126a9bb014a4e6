package dev.pinhole.server.factor.internal;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.web.util.UriUtils;

/**
 * What an app and this server share, and the codes that follow from it: six digits by SHA-1, a new
 * one each 30 seconds, which is all that every app can do (RFC 6238).
 *
 * @param hex 160 bits, as many as SHA-1 gives (RFC 4226, section 4)
 */
record TotpSecret(String hex) {
  private static final TimeBasedOneTimePasswordGenerator CODES =
      new TimeBasedOneTimePasswordGenerator();
  private static final Duration STEP = CODES.getTimeStep();
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 20;

  /** Steps that a clock may be wrong by (RFC 6238, section 5.2). */
  private static final int DRIFT = 1;

  static TotpSecret make() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new TotpSecret(HexFormat.of().formatHex(bytes));
  }

  /** The code at a time, for whoever shows it. */
  String code(Instant time) {
    try {
      return CODES.generateOneTimePasswordString(key(), time, Locale.ROOT);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("HMAC takes every key", e);
    }
  }

  /** The number of the time step that a code is of; always looks at all that it may be of. */
  OptionalLong step(String code, Instant now) {
    byte[] shown = code.getBytes(StandardCharsets.US_ASCII);
    OptionalLong found = OptionalLong.empty();
    for (int steps = -DRIFT; steps <= DRIFT; steps++) {
      Instant time = now.plus(STEP.multipliedBy(steps));
      if (MessageDigest.isEqual(code(time).getBytes(StandardCharsets.US_ASCII), shown)) {
        found = OptionalLong.of(time.toEpochMilli() / STEP.toMillis());
      }
    }
    return found;
  }

  /** As it is typed into an app. */
  String base32() {
    return Base32.encode(HexFormat.of().parseHex(hex));
  }

  /** As apps read it. */
  String uri(String issuer, String username) {
    String server = UriUtils.encode(issuer, StandardCharsets.UTF_8);
    return "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=6&period=30"
        .formatted(server, UriUtils.encode(username, StandardCharsets.UTF_8), base32(), server);
  }

  private SecretKeySpec key() {
    return new SecretKeySpec(HexFormat.of().parseHex(hex), CODES.getAlgorithm());
  }

  @Override
  public String toString() {
    return "TotpSecret[]";
  }
}
