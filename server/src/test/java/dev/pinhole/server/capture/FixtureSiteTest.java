package dev.pinhole.server.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FixtureSiteTest {
  private final FixtureSite site = FixtureSite.open().page("/hello", "<h1>Hello</h1>");
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    client.close();
    site.close();
  }

  @Test
  void servesPagesAndRemembersRequests() throws Exception {
    HttpResponse<String> answer = get(site.url("/hello?to=you"));
    assertThat(answer.body()).isEqualTo("<h1>Hello</h1>");
    assertThat(site.requests("/hello").getFirst().target()).isEqualTo("/hello?to=you");
    assertThat(get(site.url("/other")).statusCode()).isEqualTo(404);
  }

  @Test
  void hasACertificateThatNobodyTrusts() {
    assertThatThrownBy(() -> get(site.secureUrl("/hello")))
        .isInstanceOf(SSLHandshakeException.class);
  }

  private HttpResponse<String> get(String url) throws IOException, InterruptedException {
    return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
  }
}
