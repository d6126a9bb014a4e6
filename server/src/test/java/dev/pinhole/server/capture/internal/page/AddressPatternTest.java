package dev.pinhole.server.capture.internal.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressPatternTest {

  @ParameterizedTest
  @CsvSource({
    "*, https://a.example/, true",
    "*analytics*, https://a.example/analytics.js, true",
    "*analytics*, https://a.example/a.js, false",
    "https://a.example/*.js, https://a.example/x/y.js, true",
    "https://a.example/*.js, https://a.example/x/y.js?z, false",
    "https://a.example/, https://a.example/, true",
    "https://a.example, https://a.example/, false",
    "*a*b*c*, https://xaybzc/, true",
    "*a*b*c, https://xaybzc/, false",
    "*.js, https://a.example/.js.js, true",
    "**, x, true",
    "'*a.example/?x*', https://a.example/?x=1, true",
    "'*a.example/?x*', https://a.example/zx=1, false"
  })
  void matches(String pattern, String address, boolean matches) {
    assertThat(new AddressPattern(pattern).matches(address)).isEqualTo(matches);
  }

  @Test
  void looksAtTheBeginningOfALongAddress() {
    String address = "https://a.example/" + "x".repeat(2048) + ".js";
    assertThat(new AddressPattern("https://a.example/*").matches(address)).isTrue();
    assertThat(new AddressPattern("*.js").matches(address)).isFalse();
  }

  @Test
  void isNotSlowWhateverThePattern() {
    AddressPattern pattern = new AddressPattern("*a".repeat(500) + "*b");
    String address = "a".repeat(100_000);
    boolean matches =
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> pattern.matches(address));
    assertThat(matches).isFalse();
  }
}
