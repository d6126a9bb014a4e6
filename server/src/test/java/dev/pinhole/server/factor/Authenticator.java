package dev.pinhole.server.factor;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.TestClock;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;

/** Somebody's app: knows the secret as it was shown, and the time. */
public final class Authenticator {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private final byte[] secret;
  private final TestClock clock;

  private Authenticator(byte[] secret, TestClock clock) {
    this.secret = secret;
    this.clock = clock;
  }

  /** Shows codes of a secret in Base32. */
  public static Authenticator of(String base32, TestClock clock) {
    return new Authenticator(decoded(base32), clock);
  }

  /** Set up with the account of {@code api}, and what came with it. */
  public static SetUp setUp(TestApi api, TestClock clock) {
    Answer begun = api.post("/api/v1/account/totp", "").expect(200);
    Authenticator app = of(begun.json().path("secret").asString(), clock);
    Answer confirmed =
        api.post("/api/v1/account/totp/confirmation", Map.of("code", app.code())).expect(200);
    List<String> codes =
        confirmed.json().path("recoveryCodes").valueStream().map(JsonNode::asString).toList();
    return new SetUp(app, codes);
  }

  /** An app with an account's secret, and the account's recovery codes. */
  public record SetUp(Authenticator app, List<String> recoveryCodes) {}

  String hex() {
    return HexFormat.of().formatHex(secret);
  }

  public String code() {
    return code(0);
  }

  /** As an app shows it whose clock is so many steps of 30 seconds wrong. */
  public String code(int steps) {
    TimeBasedOneTimePasswordGenerator codes = new TimeBasedOneTimePasswordGenerator();
    try {
      return codes.generateOneTimePasswordString(
          new SecretKeySpec(secret, "HmacSHA1"),
          clock.instant().plus(Duration.ofSeconds(30L * steps)),
          Locale.ROOT);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] decoded(String base32) {
    StringBuilder bits = new StringBuilder();
    for (int i = 0; i < base32.length(); i++) {
      String five = Integer.toBinaryString(ALPHABET.indexOf(base32.charAt(i)));
      bits.append("0".repeat(5 - five.length())).append(five);
    }
    byte[] bytes = new byte[bits.length() / 8];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Integer.parseInt(bits.substring(8 * i, 8 * i + 8), 2);
    }
    return bytes;
  }
}
