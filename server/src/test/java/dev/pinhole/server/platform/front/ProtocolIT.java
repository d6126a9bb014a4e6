package dev.pinhole.server.platform.front;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Requests that proxies and servers can read in different ways, and others that help attackers. */
@PinholeTest
class ProtocolIT {
  private static final String HERE = "127.0.0.1";

  @Autowired TestApi api;

  /** RFC 9112, sections 5.1, 6.1, 6.3 and 7.1: what makes one request look like two is refused. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 5\r\nContent-Length: 6",
        "Content-Length: 5, 6",
        "Content-Length: +5",
        "Content-Length: 0x5",
        "Content-Length: -1",
        "Content-Length: 5\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: identity, chunked\r\nContent-Length: 5",
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding: chunked, identity",
        "Transfer-Encoding : chunked",
        "Transfer-Encoding:\u000bchunked",
        "X: a\rTransfer-Encoding: chunked",
        "X\u0000Y: a",
        "Content-Length : 5"
      })
  void framingInTwoWaysEndsTheConnection(String headers) throws IOException {
    String smuggled = "GET /api/v1/nowhere-smuggled HTTP/1.1\r\nHost: a\r\n\r\n";
    String answer =
        RawRequest.send(
            api.port(),
            HERE,
            "POST /api/v1/login HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                + headers
                + "\r\n\r\n0\r\n\r\n"
                + smuggled);
    assertThat(answer.split("HTTP/1\\.1 ", -1)).as(answer).hasSize(2);
    assertThat(answer).containsPattern("^HTTP/1\\.1 (400|501)");
  }

  @Test
  void tooManyHeadersAreRefused() throws IOException {
    String answer = RawRequest.get(api.port(), HERE, "/", "X: " + "a".repeat(9000));
    assertThat(answer).startsWith("HTTP/1.1 400");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRACE", "TRACK", "CONNECT", "DEBUG", "PROPFIND"})
  void methodsThatNobodyNeedsAreRefused(String method) throws IOException {
    String answer =
        RawRequest.send(
            api.port(),
            HERE,
            method + " / HTTP/1.1\r\nHost: a\r\nCookie: secret=shown\r\nConnection: close\r\n\r\n");
    assertThat(answer).containsPattern("^HTTP/1\\.1 (400|403|404|405|501)").doesNotContain("shown");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/env",
        "/beans",
        "/heapdump",
        "/configprops",
        "/mappings",
        "/loggers",
        "/threaddump",
        "/shutdown",
        "/sessions",
        "/metrics"
      })
  void operatorsEndpointsAreClosed(String path) {
    assertThat(api.get("/actuator" + path).status()).isIn(401, 404);
    assertThat(api.asUser("protocol").get("/actuator" + path).status()).isIn(403, 404);
  }

  @Test
  void healthSaysNoMoreThanWhetherItIsWell() {
    assertThat(api.get("/actuator/health").expect(200).json().propertyNames())
        .isSubsetOf("status", "groups");
  }
}
