package dev.pinhole.api.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LinkSignerTest {

  private static final Instant END = Instant.ofEpochSecond(1_800_000_000);
  private static final Instant BEFORE = END.minusSeconds(1);
  private static final String PATH = "/i/4fZ9bQx7LmN2pRs8TuV3wX.webp";

  private final LinkSigner signer = new LinkSigner(key((byte) 0));

  /// Made with `printf 'pinhole-link-1\n...' | openssl dgst -sha256 -mac HMAC -macopt hexkey:...`.
  @Test
  void matchesVectors() {
    assertThat(signer.sign(PATH, Map.of(), END))
        .isEqualTo(PATH + "?exp=1800000000&sig=Osi0jRK0Fsx1OhI7JLTD8qCCYKC1LZc8oY7SnWsNaAQ");
    assertThat(signer.sign(PATH, Map.of("w", "400", "fit", "cover"), END))
        .isEqualTo(
            PATH
                + "?exp=1800000000&fit=cover&w=400&sig=dH7E4YSWrR6WL2AxINUODSwWEqRMkqIdKT3G25rZSd4");
    assertThat(signer.sign(PATH, Map.of("key", "a b/ü*~&="), END))
        .isEqualTo(
            PATH
                + "?exp=1800000000&key=a%20b%2F%C3%BC%2A~%26%3D&sig=jCxyBhbmKqwhFA2mMPyga_VzYpRq5cL6_c3oDsZq0KI");
  }

  @Test
  void acceptsWhatItSignedUntilTheEnd() {
    Map<String, String> parameters = signed(Map.of("w", "400", "key", "a b/ü*~&="));
    assertThat(signer.verify(PATH, parameters, BEFORE)).isEqualTo(LinkVerdict.VALID);
    assertThat(signer.verify(PATH, parameters, END)).isEqualTo(LinkVerdict.EXPIRED);
  }

  @Test
  void refusesAnyChange() {
    Map<String, String> parameters = signed(Map.of("w", "400"));
    assertThat(signer.verify("/i/other", parameters, BEFORE)).isEqualTo(LinkVerdict.FORGED);
    assertThat(verifyWith(parameters, "w", "401")).isEqualTo(LinkVerdict.FORGED);
    assertThat(verifyWith(parameters, "h", "1")).isEqualTo(LinkVerdict.FORGED);
    assertThat(verifyWith(parameters, "exp", "1900000000")).isEqualTo(LinkVerdict.FORGED);
    assertThat(verifyWith(parameters, "sig", "")).isEqualTo(LinkVerdict.FORGED);
    parameters.remove("w");
    assertThat(signer.verify(PATH, parameters, BEFORE)).isEqualTo(LinkVerdict.FORGED);
  }

  @Test
  void refusesAnotherKeysSignature() {
    assertThat(new LinkSigner(key((byte) 1)).verify(PATH, signed(Map.of()), BEFORE))
        .isEqualTo(LinkVerdict.FORGED);
  }

  @Test
  void tellsAnUnsignedLink() {
    assertThat(signer.verify(PATH, Map.of("exp", "1"), BEFORE)).isEqualTo(LinkVerdict.UNSIGNED);
  }

  @Test
  void encodingCannotMoveABoundary() {
    Map<String, String> one = signed(Map.of("a", "1&b=2"));
    one.put("a", "1");
    one.put("b", "2");
    assertThat(signer.verify(PATH, one, BEFORE)).isEqualTo(LinkVerdict.FORGED);
  }

  @Test
  void refusesShortKey() {
    assertThatThrownBy(() -> new LinkSigner(new byte[31]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private LinkVerdict verifyWith(Map<String, String> parameters, String name, String value) {
    Map<String, String> changed = new HashMap<>(parameters);
    changed.put(name, value);
    return signer.verify(PATH, changed, BEFORE);
  }

  private Map<String, String> signed(Map<String, String> parameters) {
    Map<String, String> result = new HashMap<>();
    for (String pair :
        URI.create(signer.sign(PATH, parameters, END)).getRawQuery().split("&", -1)) {
      String[] parts = pair.split("=", 2);
      result.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return result;
  }

  private static byte[] key(byte first) {
    byte[] key = new byte[32];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) (first + i);
    }
    return key;
  }
}
