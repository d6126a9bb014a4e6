package dev.pinhole.server.factor.internal;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What an authenticator signs, so that its answer is fresh. A challenge carries its end and a seal
 * over what it is for; so strangers who ask for any number of them fill nothing. What is answered
 * well is written down until its end and is not taken twice, by whichever node.
 */
@Component
class Challenges {
  static final Duration LIFETIME = Duration.ofMinutes(5);

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int RANDOM_BYTES = 16;
  private static final int HEAD = RANDOM_BYTES + Long.BYTES;
  private static final int SEAL = 24;

  private final FactorKeys keys;
  private final JdbcClient jdbc;
  private final Clock clock;

  Challenges(FactorKeys keys, JdbcClient jdbc, Clock clock) {
    this.keys = keys;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A new one.
   *
   * @param purpose what it is for, and for whom
   */
  byte[] issue(String purpose) {
    byte[] random = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(random);
    byte[] head =
        ByteBuffer.allocate(HEAD)
            .put(random)
            .putLong(clock.instant().plus(LIFETIME).toEpochMilli())
            .array();
    return ByteBuffer.allocate(HEAD + SEAL).put(head).put(seal(purpose, head)).array();
  }

  /** Whether it was issued for this and is not over. */
  boolean isValid(String purpose, byte[] challenge) {
    if (challenge.length != HEAD + SEAL) {
      return false;
    }
    byte[] head = Arrays.copyOf(challenge, HEAD);
    byte[] seal = Arrays.copyOfRange(challenge, HEAD, challenge.length);
    return MessageDigest.isEqual(seal, seal(purpose, head))
        && clock.instant().isBefore(end(challenge));
  }

  /** In the transaction of what it is used for; false where it was used before. */
  boolean use(byte[] challenge) {
    jdbc.sql("DELETE FROM passkey_challenge WHERE expires_at < :now")
        .param("now", clock.millis())
        .update();
    return jdbc.sql(
                """
                INSERT INTO passkey_challenge (challenge, expires_at) VALUES (:challenge, :end)
                ON CONFLICT (challenge) DO NOTHING
                """)
            .param("challenge", HexFormat.of().formatHex(challenge))
            .param("end", end(challenge).toEpochMilli())
            .update()
        == 1;
  }

  private static Instant end(byte[] challenge) {
    return Instant.ofEpochMilli(ByteBuffer.wrap(challenge).getLong(RANDOM_BYTES));
  }

  private byte[] seal(String purpose, byte[] head) {
    String text = purpose + "\n" + Base64.getEncoder().encodeToString(head);
    return Arrays.copyOf(keys.challenges().of(text), SEAL);
  }
}
