package dev.pinhole.server.dialect.imgur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pinhole.server.platform.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Base64TextTest {

  @Test
  void readsWhatWasEncodedOfEveryLength() throws IOException {
    Random random = new Random(7);
    for (int length = 0; length < 300; length++) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      assertThat(read(Base64.getEncoder().encodeToString(bytes))).isEqualTo(bytes);
      assertThat(read(Base64.getMimeEncoder().encodeToString(bytes))).isEqualTo(bytes);
      assertThat(read(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)))
          .isEqualTo(bytes);
    }
  }

  @Test
  void refusesOtherCharacters() {
    assertThatThrownBy(() -> read("AAAA!AAA")).isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> read("AAAAä")).isInstanceOf(ProblemException.class);
  }

  @Test
  void looksAtWhatItCanBe() {
    assertThat(Base64Text.isLike("iVBORw0KGgo=\r\n")).isTrue();
    assertThat(Base64Text.isLike("GIF89a\u0001\u0000")).isFalse();
    assertThat(Base64Text.isLike("\u0089PNG")).isFalse();
    assertThat(Base64Text.isLike("<svg xmlns=")).isFalse();
    assertThat(Base64Text.isLike(" ")).isFalse();
  }

  @Test
  void tellsAddressesFromFiles() throws IOException {
    assertThat(new SentImage().open(in("https://example.org/a.png"))).isNull();
    assertThat(new SentImage().open(in(" HTTP://example.org/a.png"))).isNull();
    InputStream binary = in("\u0089PNG");
    assertThat(new SentImage().open(binary)).isSameAs(binary);
    assertThat(new SentImage().open(in("data:image/png;base64,AAAA")).readAllBytes())
        .isEqualTo(new byte[3]);
  }

  private static byte[] read(String text) throws IOException {
    return new Base64Text(in(text)).readAllBytes();
  }

  private static InputStream in(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
