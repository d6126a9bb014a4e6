package dev.pinhole.server.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pinhole.server.egress.EgressRefusal.Reason;
import dev.pinhole.server.egress.internal.ProxiedHttp;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProxyTest {

  private static final EgressBounds WIDE = new EgressBounds(100_000_000, 1000);
  private static final Duration LONG = Duration.ofSeconds(20);

  private final TestSite site = new TestSite();
  private final SetNames names = new SetNames().with("site.example", "127.0.0.1");
  private final GuardedEgress egress =
      new GuardedEgress(
          EgressProperties.allowing(site.authority(), "site.example:" + site.port()), names);
  private final EgressHttp http = new ProxiedHttp(egress);

  ProxyTest() throws IOException {
    site.withPage("/page", "text/html", "<p>Hello")
        .withPage("/large", "text/plain", "x".repeat(3_000_000))
        .withRedirect("/moved", 301, "/page")
        .with(
            "/echo",
            exchange -> {
              byte[] body = exchange.getRequestBody().readAllBytes();
              String text = new String(body, StandardCharsets.UTF_8);
              TestSite.answer(exchange, 202, "text/plain", text);
            });
  }

  @AfterEach
  void close() {
    egress.close();
    site.close();
  }

  @Test
  void passesRequestsAndCountsTheirBytes() throws IOException {
    try (EgressSession session = egress.open(WIDE)) {
      assertThat(RawClient.get(session.proxy(), site.url("/page")))
          .startsWith("HTTP/1.1 200 OK\r\n")
          .contains("\r\nConnection: close\r\n")
          .endsWith("<p>Hello");
      assertThat(session.bytes()).isBetween(80L, 300L);
      assertThat(session.refusals()).isEmpty();
    }
  }

  @Test
  void targetRulesOverHostFieldAndNothingOfTheHopIsPassedOn() throws IOException {
    try (EgressSession session = egress.open(WIDE)) {
      RawClient.ask(
          session.proxy(),
          """
          GET http://site.example:%d/page?a=b HTTP/1.1\r
          Host: other.example\r
          Proxy-Connection: keep-alive\r
          Proxy-Authorization: Basic eDp5\r
          Connection: keep-alive, X-Mine\r
          X-Mine: 1\r
          X-Theirs: 2\r
          \r
          """
              .formatted(site.port()));
    }
    var seen = site.seen().getFirst();
    assertThat(seen.getRequestURI().toString()).isEqualTo("/page?a=b");
    assertThat(seen.getRequestHeaders().getFirst("Host")).isEqualTo("site.example:" + site.port());
    assertThat(seen.getRequestHeaders().keySet())
        .contains("X-theirs")
        .doesNotContain("X-mine", "Proxy-connection", "Proxy-authorization", "Via", "Forwarded");
  }

  @Test
  void passesTunnels() throws IOException {
    try (EgressSession session = egress.open(WIDE);
        Socket tunnel = tunnel(session, site.authority())) {
      tunnel.getOutputStream().write("GET /page HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      assertThat(new String(tunnel.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .endsWith("<p>Hello");
      assertThat(session.bytes()).isPositive();
    }
  }

  private static Socket tunnel(EgressSession session, String authority) throws IOException {
    var socket = new Socket(session.proxy().getAddress(), session.proxy().getPort());
    socket.setSoTimeout(20_000);
    String request = "CONNECT %s HTTP/1.1\r\n\r\n".formatted(authority);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
    InputStream in = socket.getInputStream();
    String answer = new String(in.readNBytes(39), StandardCharsets.UTF_8);
    assertThat(answer).isEqualTo("HTTP/1.1 200 Connection established\r\n\r\n");
    return socket;
  }

  @Test
  void endsWhatIsLargerThanTheSessionMayTake() throws IOException {
    try (EgressSession session = egress.open(new EgressBounds(1_000_000, 10))) {
      assertThat(RawClient.get(session.proxy(), site.url("/large")).length()).isLessThan(1_100_000);
      assertThat(RawClient.get(session.proxy(), site.url("/page"))).startsWith("HTTP/1.1 403 ");
      assertThat(session.bytes()).isBetween(1_000_000L, 1_100_000L);
      assertThat(session.refusals())
          .containsExactly(
              new EgressRefusal(
                  Reason.TOO_LARGE, "127.0.0.1", site.port(), "more than 1000000 bytes in all"));
    }
  }

  @Test
  void refusesMoreRequestsThanAllowed() throws IOException {
    try (EgressSession session = egress.open(new EgressBounds(1_000_000, 2))) {
      for (int i = 0; i < 2; i++) {
        assertThat(RawClient.get(session.proxy(), site.url("/page"))).startsWith("HTTP/1.1 200 ");
      }
      assertThat(RawClient.get(session.proxy(), site.url("/page"))).startsWith("HTTP/1.1 403 ");
      assertThat(session.refusals())
          .extracting(EgressRefusal::reason)
          .containsExactly(Reason.TOO_MANY);
    }
  }

  @Test
  void tellsNamesThatDoNotResolveAndServersThatDoNotAnswer() throws IOException {
    names.with("closed.example", "127.0.0.1");
    var open = new GuardedEgress(EgressProperties.allowing("closed.example:1"), names);
    try (open;
        EgressSession session = open.open(WIDE)) {
      assertThat(RawClient.get(session.proxy(), "http://nowhere.example/"))
          .startsWith("HTTP/1.1 502 ");
      assertThat(RawClient.connect(session.proxy(), "closed.example:1"))
          .startsWith("HTTP/1.1 502 ");
      assertThat(session.refusals())
          .extracting(EgressRefusal::reason)
          .containsExactly(Reason.DNS, Reason.CONNECTION);
    }
  }

  @Test
  void tellsOfServerThatHangsUp() throws IOException {
    try (var rude = new ServerSocket(0, 5, site.address())) {
      Thread.ofVirtual().start(() -> hangUp(rude));
      String authority = "127.0.0.1:" + rude.getLocalPort();
      var open = new GuardedEgress(EgressProperties.allowing(authority), names);
      try (open;
          EgressSession session = open.open(WIDE)) {
        assertThat(RawClient.get(session.proxy(), "http://" + authority + "/"))
            .startsWith("HTTP/1.1 502 ");
      }
    }
  }

  private static void hangUp(ServerSocket server) {
    try (Socket client = server.accept()) {
      client.shutdownOutput();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void closingEndsConnectionsAndFreesThePlace() throws IOException {
    EgressSession session = egress.open(WIDE);
    try (Socket tunnel = tunnel(session, site.authority())) {
      session.close();
      assertThatThrownBy(() -> requireByte(tunnel)).isInstanceOf(IOException.class);
    }
    Awaitility.await()
        .untilAsserted(() ->
            assertThatThrownBy(() -> RawClient.get(session.proxy(), site.url("/page")))
                .isInstanceOf(IOException.class));
    assertThat(session.refusals()).isEmpty();
  }

  private static void requireByte(Socket socket) throws IOException {
    if (socket.getInputStream().read() < 0) {
      throw new IOException("ended");
    }
  }

  @Test
  void followsRedirectsAndBoundsTheBody() throws IOException {
    try (EgressResponse response = http.get(URI.create(site.url("/moved")), 100, LONG)) {
      assertThat(response.uri()).isEqualTo(URI.create(site.url("/page")));
      assertThat(response.header("Content-Type")).contains("text/html");
      assertThat(response.body()).hasContent("<p>Hello");
    }
    assertThatThrownBy(() -> http.get(URI.create(site.url("/large")), 2_999_999, LONG))
        .isInstanceOfSatisfying(
            EgressException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE));
  }

  @Test
  void postsAndGivesTheAnswersBeginning() throws IOException {
    byte[] body = "y".repeat(10_000).getBytes(StandardCharsets.UTF_8);
    EgressAnswer answer =
        http.post(URI.create(site.url("/echo")), Map.of("X-Signature", "z"), body, LONG);
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.body()).isEqualTo("y".repeat(4096));
    assertThat(site.seen().getFirst().getRequestHeaders().getFirst("X-Signature")).isEqualTo("z");
  }

  @Test
  void deletesAndGivesTheAnswersHeaders() throws IOException {
    EgressAnswer answer =
        http.delete(URI.create(site.url("/echo")), Map.of("X-Signature", "z"), LONG);
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.header("content-type")).contains("text/plain");
    assertThat(site.seen().getFirst().getRequestMethod()).isEqualTo("DELETE");
    assertThat(site.seen().getFirst().getRequestHeaders().getFirst("X-Signature")).isEqualTo("z");
  }

  @Test
  void endsRequestsThatTakeTooLong() throws IOException {
    try (var silent = new ServerSocket(0, 5, site.address())) {
      String authority = "127.0.0.1:" + silent.getLocalPort();
      try (var open = new GuardedEgress(EgressProperties.allowing(authority), names)) {
        URI uri = URI.create("http://" + authority + "/");
        assertThatThrownBy(() -> new ProxiedHttp(open).get(uri, 100, Duration.ofMillis(200)))
            .isInstanceOf(EgressException.class)
            .hasMessageContaining("Took longer");
      }
    }
  }

  @Test
  void denyWinsOverAllow() throws IOException {
    var properties = EgressProperties.allowing(site.authority());
    var denying =
        new EgressProperties(
            properties.allow(),
            List.of("127.0.0.0/8"),
            properties.ports(),
            properties.resolveTimeout(),
            properties.connectTimeout(),
            properties.idleTimeout(),
            properties.maxHeaderBytes(),
            properties.connections(),
            1);
    try (var denied = new GuardedEgress(denying, names);
        EgressSession session = denied.open(WIDE)) {
      assertThat(RawClient.get(session.proxy(), site.url("/page"))).startsWith("HTTP/1.1 403 ");
      assertThatThrownBy(() -> denied.open(WIDE)).isInstanceOf(IOException.class);
    }
  }
}
