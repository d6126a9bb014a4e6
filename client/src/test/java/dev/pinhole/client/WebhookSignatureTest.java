package dev.pinhole.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSignatureTest {
  // an example that is known for the libraries of Standard Webhooks
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final String TIMESTAMP = "1614265330";
  private static final String BODY = "{\"test\": 2432232314}";
  private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

  @Test
  void acceptsWhatTheSpecificationSigns() {
    assertThat(verify(TIMESTAMP, BODY, SIGNATURE, 0)).isTrue();
  }

  @Test
  void acceptsAnyOfSeveralSignatures() {
    String other = "v1,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    assertThat(verify(TIMESTAMP, BODY, other + " v1a,xyz " + SIGNATURE, 0)).isTrue();
    assertThat(verify(TIMESTAMP, BODY, other, 0)).isFalse();
  }

  @Test
  void acceptsASecretWithoutItsPrefix() {
    assertThat(
            WebhookSignature.verify(
                SECRET.substring(6),
                ID,
                TIMESTAMP,
                BODY.getBytes(StandardCharsets.UTF_8),
                SIGNATURE,
                WebhookSignature.TOLERANCE,
                clock(0)))
        .isTrue();
  }

  @Test
  void refusesWhatWasChanged() {
    assertThat(verify(TIMESTAMP, BODY + " ", SIGNATURE, 0)).isFalse();
    assertThat(verify("1614265331", BODY, SIGNATURE, 0)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {-301, 301})
  void refusesWhatIsTooOldOrTooNew(int seconds) {
    assertThat(verify(TIMESTAMP, BODY, SIGNATURE, seconds)).isFalse();
    assertThat(verify(TIMESTAMP, BODY, SIGNATURE, seconds - Integer.signum(seconds))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "1e9", "soon", "99999999999999999999"})
  void refusesTimesThatAreNone(String timestamp) {
    assertThat(verify(timestamp, BODY, SIGNATURE, 0)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "whsec_", "whsec_???", "whsec_c2hvcnQ="})
  void namesNoPartOfASecretThatIsNone(String secret) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> WebhookSignature.verify(secret, ID, TIMESTAMP, new byte[0], "", Duration.ZERO))
        .withMessageNotContaining("c2hvcnQ");
  }

  private static boolean verify(String timestamp, String body, String signatures, int late) {
    return WebhookSignature.verify(
        SECRET,
        ID,
        timestamp,
        body.getBytes(StandardCharsets.UTF_8),
        signatures,
        WebhookSignature.TOLERANCE,
        clock(late));
  }

  private static Clock clock(int late) {
    Instant now = Instant.ofEpochSecond(Long.parseLong(TIMESTAMP) + late);
    return Clock.fixed(now, ZoneOffset.UTC);
  }
}
