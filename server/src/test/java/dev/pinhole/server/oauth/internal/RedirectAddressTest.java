package dev.pinhole.server.oauth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectAddressTest {

  @ParameterizedTest
  @CsvSource({
    "https://app.example/cb, https://app.example/cb",
    "https://app.example/cb?a=b, https://app.example/cb?a=b",
    "http://127.0.0.1/callback, http://127.0.0.1:1/callback",
    "http://127.0.0.1:8080/callback, http://127.0.0.1:65535/callback",
    "http://[::1]/callback, http://[::1]:4000/callback",
    "http://localhost:3000/cb, http://localhost:3000/cb",
    "com.example.app:/cb, com.example.app:/cb",
  })
  void isWhatIsRegistered(String registered, String asked) {
    assertThat(allowed(registered, asked)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    // beginning and end
    "https://app.example/cb, https://app.example/cb/more",
    "https://app.example/cb, https://app.example/c",
    "https://app.example/cb, https://app.example.evil.example/cb",
    "https://app.example/cb, https://evil.example/https://app.example/cb",
    "https://app.example/cb, https://app.example/cb?x=1",
    // another user, port, letter, scheme
    "https://app.example/cb, https://app.example@evil.example/cb",
    "https://app.example/cb, https://user@app.example/cb",
    "https://app.example/cb, https://app.example:8443/cb",
    "https://app.example/cb, https://app.example:443/cb",
    "https://app.example/cb, https://APP.example/cb",
    "https://app.example/cb, https://app.example/CB",
    "https://app.example/cb, http://app.example/cb",
    // ways round
    "https://app.example/cb, https://app.example/x/../cb",
    "https://app.example/cb, https://app.example/./cb",
    "https://app.example/cb, https://app.example/%63b",
    "https://app.example/cb, https://app.example//cb",
    "https://app.example/cb, https://app.example\\cb",
    "https://app.example/cb, https://app.example/cb#x",
    "https://app.example/cb, https://app.example/cb#",
    "https://app.example/cb, //app.example/cb",
    "https://app.example/cb, /cb",
    // the own machine
    "http://127.0.0.1/callback, http://127.0.0.1:1/callback/",
    "http://127.0.0.1/callback, http://127.0.0.1:1/callback?x=1",
    "http://127.0.0.1/callback, http://127.0.0.2:1/callback",
    "http://127.0.0.1/callback, http://localhost:1/callback",
    "http://127.0.0.1/callback, http://[::1]:1/callback",
    "http://127.0.0.1/callback, https://127.0.0.1:1/callback",
    "http://127.0.0.1/callback, http://127.0.0.1.evil.example/callback",
    "http://127.0.0.1/callback, http://127.0.0.1:1@evil.example/callback",
    "http://localhost:3000/cb, http://localhost:3001/cb",
    "com.example.app:/cb, com.example.other:/cb",
  })
  void isNothingElse(String registered, String asked) {
    assertThat(allowed(registered, asked)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)", "data:text/html,x", "myapp:/cb", "http://app.example/cb",
        "ftp://app.example/cb", "com.example.app://host/cb", "https:///cb", "file:/etc/passwd",
      })
  void cannotBeJustAnything(String address) {
    assertThat(RedirectAddress.parse(address).filter(a -> a.isAllowed(false))).isEmpty();
  }

  @Test
  void ofAProgramWithASecretIsOnTheWeb() {
    RedirectAddress own = RedirectAddress.parse("com.example.app:/cb").orElseThrow();
    assertThat(own.isAllowed(false)).isTrue();
    assertThat(own.isAllowed(true)).isFalse();
  }

  private static boolean allowed(String registered, String asked) {
    RedirectAddress known = RedirectAddress.parse(registered).orElseThrow();
    return RedirectAddress.parse(asked).filter(address -> address.isAllowedBy(known)).isPresent();
  }
}
