package dev.pinhole.server.platform.front;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** The proxy is 127.0.0.2; strangers come from elsewhere. */
@PinholeTest
@Import(ArrivalController.class)
@TestPropertySource(properties = "pinhole.trusted-proxies=127.0.0.2,::1")
class ProxyIT {
  private static final String PROXY = "127.0.0.2";
  private static final String STRANGER = "127.0.0.1";
  private static final String[] HEADERS = {
    "X-Forwarded-For: 198.51.100.7",
    "X-Forwarded-Proto: https",
    "X-Forwarded-Host: pictures.example"
  };

  @Autowired TestApi api;

  @Test
  void believesTheProxy() throws IOException {
    assertThat(get(PROXY, HEADERS)).endsWith("\r\n198.51.100.7 https://pictures.example true");
  }

  @Test
  void believesNoStranger() throws IOException {
    assertThat(get(STRANGER, HEADERS)).endsWith("\r\n127.0.0.1 http://inner:8080 false");
    assertThat(get(STRANGER, "Forwarded: for=198.51.100.7;proto=https;host=evil.example"))
        .endsWith("\r\n127.0.0.1 http://inner:8080 false");
  }

  @Test
  void forgetsBeforeTheNextRequestOfTheConnection() throws IOException {
    String both =
        "GET /arrival HTTP/1.1\r\nHost: inner:8080\r\n"
            + String.join("\r\n", HEADERS)
            + "\r\n\r\nGET /arrival HTTP/1.1\r\nHost: inner:8080\r\nConnection: close\r\n\r\n";
    assertThat(RawRequest.send(api.port(), PROXY, both))
        .contains("198.51.100.7 https://pictures.example true")
        .endsWith("\r\n127.0.0.2 http://inner:8080 false");
  }

  @Test
  void asksBrowsersToInsistOnTlsBehindTlsOnly() throws IOException {
    assertThat(get(PROXY, HEADERS)).contains("Strict-Transport-Security: max-age=31536000");
    assertThat(get(PROXY)).doesNotContain("Strict-Transport-Security");
    assertThat(get(STRANGER, HEADERS)).doesNotContain("Strict-Transport-Security");
  }

  @Test
  void problemsOfTheContainerInsistOnTlsToo() throws IOException {
    assertThat(RawRequest.get(api.port(), PROXY, "/a;b=%zz", HEADERS))
        .startsWith("HTTP/1.1 400")
        .contains("X-Content-Type-Options: nosniff");
  }

  private String get(String from, String... headers) throws IOException {
    return RawRequest.get(api.port(), from, "/arrival", headers);
  }
}
