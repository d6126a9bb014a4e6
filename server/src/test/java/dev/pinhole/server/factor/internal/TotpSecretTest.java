package dev.pinhole.server.factor.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpSecretTest {
  private final TotpSecret secret =
      new TotpSecret(
          HexFormat.of().formatHex("12345678901234567890".getBytes(StandardCharsets.US_ASCII)));

  /** RFC 6238, appendix B, of which these are the last six digits. */
  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void codesAreThoseOfTheStandard(long second, String code) {
    Instant time = Instant.ofEpochSecond(second);
    assertThat(secret.code(time)).isEqualTo(code);
    assertThat(secret.step(code, time)).hasValue(second / 30);
    assertThat(secret.step(code, time.plusSeconds(30))).hasValue(second / 30);
    assertThat(secret.step(code, time.plusSeconds(60))).isEmpty();
  }

  /** RFC 4648, section 10. */
  @ParameterizedTest
  @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB"})
  void textsAreThoseOfTheStandard(String text, String base32) {
    assertThat(Base32.encode(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(base32);
  }

  @Test
  void linkHasNoLetterThatEndsItsParts() {
    assertThat(secret.uri("Anna & Bob", "a:b?c"))
        .startsWith("otpauth://totp/Anna%20%26%20Bob:a%3Ab%3Fc?secret=GEZDGNBVGY3TQOJQ");
  }

  @Test
  void isNotInTheLog() {
    assertThat(TotpSecret.make().toString()).isEqualTo("TotpSecret[]");
    assertThat(TotpSecret.make().hex()).hasSize(40).isNotEqualTo(TotpSecret.make().hex());
  }
}
