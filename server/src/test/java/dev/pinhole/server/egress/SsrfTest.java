package dev.pinhole.server.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pinhole.server.egress.EgressRefusal.Reason;
import dev.pinhole.server.egress.internal.ProxiedHttp;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ways into the private network that have worked elsewhere. None reaches a canary. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SsrfTest {

  private static final Duration LONG = Duration.ofSeconds(20);

  private static final String HOSTS =
      """
      127.0.0.1 127.1 127.0.1 2130706433 0x7f000001 0X7F000001 0x7f.0.0.1 0x7f.1 0177.0.0.1 0177.1
      017700000001 0000177.0.0.1 127.0.0.01 127.000.000.001 0x7F.0x0.0x0.0x1 127.0.0.0x1 6425673729
      127.0.0.1. 127.0.0.1.. .127.0.0.1 127..0.0.1 127.0.0.1.0 127.0.0.257 127.0.0.-1 127.0.0.+1
      127.0.0.2 127.127.127.127 127.255.255.254 0 0.0.0.0 0.0.0.1 0x0 00 0.0 0x localhost LOCALHOST
      LocalHost. localhost.localdomain localhost6 a.localhost 127.0.0.1.nip.example
      127.0.0.1 ①②⑦.⓪.⓪.① 127。0。0。1 127.0.0.1 ⑴27.0.0.1 locałhost ⓛocalhost
      127%2e0%2e0%2e1 %31%32%37.0.0.1 loc%61lhost 127.0.0.1%00.public.example 127.0.0.1%20
      10.0.0.1 10.255.255.255 172.16.0.1 172.31.255.255 192.168.0.1 192.168.255.255 0xa.0.0.1
      012.0.0.1 167772161 100.64.0.1 100.127.255.254 169.254.169.254 169.254.170.2 2852039166
      0xa9fea9fe 0251.0376.0251.0376 169.254.43518 168.63.129.16 100.100.100.200 192.0.0.192
      192.0.0.8 192.0.2.1 192.88.99.1 198.18.0.1 198.19.255.255 198.51.100.1 203.0.113.1 224.0.0.1
      239.255.255.250 240.0.0.1 255.255.255.255 161.26.0.7
      [::1] [::] [0:0:0:0:0:0:0:1] [0000:0000:0000:0000:0000:0000:0000:0001] [::0001] [0::1]
      [::ffff:127.0.0.1] [::FFFF:127.0.0.1] [::ffff:7f00:1] [0:0:0:0:0:ffff:127.0.0.1]
      [::ffff:0:127.0.0.1] [::127.0.0.1] [::7f00:1] [::ffff:127.1] [::ffff:0177.0.0.1]
      [::ffff:10.0.0.1] [::ffff:169.254.169.254] [::ffff:0.0.0.0] [64:ff9b::127.0.0.1]
      [64:ff9b::7f00:1] [64:ff9b:1::7f00:1] [2002:7f00:1::] [2002:7f00:1::1] [2002:a00:1::]
      [2001:0:7f00:1::] [2001::1] [2001:2::1] [2001:10::1] [2001:20::1] [2001:db8::1] [3fff::1]
      [5f00::1] [100::1] [fe80::1] [fe80::1%lo] [fe80::1%25lo] [::1%lo] [::1%25lo] [::1%1] [::1%]
      [fc00::1] [fd00::1] [fd12:3456::1] [fd00:ec2::254] [fd20:ce::254] [fec0::1] [ff02::1]
      [ff05::2] [4000::1] [e000::1] [::1 ::1 ::1] [[::1]] [:::1] [1::2::3] [127.0.0.1] [localhost]
      [v1.127.0.0.1] [0:0:0:0:0:0:0:0:1] [::00001] [] [:] [::g]
      private.example PRIVATE.example private.example. six.example mapped.example nat64.example
      sixtofour.example metadata.example link.example carrier.example zero.example broadcast.example
      both.example unknown.example -a.example a-.example a..example _ * ! ' a_b.private.example
      """;

  private static final List<String> TARGETS =
      List.of(
          "http://public.example@127.0.0.1:PORT/",
          "http://public.example:80@127.0.0.1:PORT/",
          "http://127.0.0.1:PORT@private.example:PORT/",
          "http://@127.0.0.1:PORT/",
          "http://:@127.0.0.1:PORT/",
          "http://127.0.0.1:PORT\\@public.example/",
          "http://public.example\\@127.0.0.1:PORT/",
          "http://127.0.0.1:PORT#@public.example/",
          "http://public.example#@127.0.0.1:PORT/",
          "http://private.example:PORT?@public.example/",
          "http:///127.0.0.1:PORT/",
          "http:127.0.0.1:PORT/",
          "http:/127.0.0.1:PORT/",
          "http:\\\\127.0.0.1:PORT\\",
          "//127.0.0.1:PORT/",
          "127.0.0.1:PORT/",
          "/",
          "*",
          "https://127.0.0.1:PORT/",
          "ws://127.0.0.1:PORT/",
          "wss://127.0.0.1:PORT/",
          "ftp://127.0.0.1:PORT/",
          "gopher://127.0.0.1:PORT/_GET",
          "dict://127.0.0.1:PORT/x",
          "file:///etc/passwd",
          "file://127.0.0.1/etc/passwd",
          "data:text/plain,secret",
          "javascript:secret",
          "view-source:http://127.0.0.1:PORT/",
          "jar:http://127.0.0.1:PORT/!/",
          "http://127.0.0.1:PORT",
          "HTTP://127.0.0.1:PORT/",
          "http://127.0.0.1:0PORT/",
          "http://127.0.0.1:+PORT/",
          "http://127.0.0.1:-1/",
          "http://127.0.0.1:0/",
          "http://127.0.0.1:65536/",
          "http://127.0.0.1:4295000000/",
          "http://127.0.0.1:/",
          "http://127.0.0.1:PORT:80/",
          "http://127.0.0.1:80:PORT/",
          "http://127.0.0.1:PORT.public.example/",
          "http://[::1]:SIX:80/",
          "http://[::1]SIX/",
          "http://[::1]@127.0.0.1:PORT/",
          "http://:PORT/",
          "http://",
          "http:///",
          "http://?127.0.0.1:PORT",
          "http://127.0.0.1:PORT;public.example/",
          "http://127.0.0.1,public.example:PORT/",
          "http://public.example&@127.0.0.1:PORT/",
          "http://127.0.0.1:PORT\u00a0/",
          "http://127.0.0.1\u3002:PORT/",
          "http://\u2025127.0.0.1:PORT/");

  /** Whole messages; between them a line of two dashes. */
  private static final String MESSAGES =
      """
      GET http://SITE/ok HTTP/1.1
      Host: 127.0.0.1:PORT
      Content-Length: 5
      Transfer-Encoding: chunked

      0

      --
      GET http://127.0.0.1:PORT/ HTTP/1.1
      Host: SITE

      --
      GET http://127.0.0.1:PORT/ HTTP/1.0

      --
      GET http://127.0.0.1:PORT/ HTTP/2.0

      --
      GET http://127.0.0.1:PORT/
      --
      PRI * HTTP/2.0

      SM

      --
      get http://127.0.0.1:PORT/ HTTP/1.1

      --
      GET  http://127.0.0.1:PORT/ HTTP/1.1

      --
      GET http://SITE/ http://127.0.0.1:PORT/ HTTP/1.1

      --
      TRACE http://127.0.0.1:PORT/ HTTP/1.1

      --
      PROPFIND http://127.0.0.1:PORT/ HTTP/1.1

      --
      POST http://127.0.0.1:PORT/ HTTP/1.1
      Content-Length: 3

      abc
      --
      PUT http://127.0.0.1:PORT/ HTTP/1.1
      Content-Length: 0

      --
      GET / HTTP/1.1
      Host: 127.0.0.1:PORT

      --
      GET http://127.0.0.1:PORT/ HTTP/1.1
      Upgrade: websocket
      Connection: Upgrade
      Sec-WebSocket-Version: 13
      Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==

      --
      GET http://127.0.0.1:PORT/ HTTP/1.1
      Upgrade: h2c
      Connection: Upgrade, HTTP2-Settings
      HTTP2-Settings: AAMAAABkAAQAAP__

      --
      GET http://SITE/ok HTTP/1.1
      Host : 127.0.0.1:PORT

      --
      GET http://SITE/ok HTTP/1.1
      Host: SITE
       folded: 127.0.0.1:PORT

      --
      POST http://SITE/ok HTTP/1.1
      Content-Length: 0
      Content-Length: 60

      GET http://127.0.0.1:PORT/ HTTP/1.1

      --
      POST http://SITE/ok HTTP/1.1
      Content-Length: +5

      abcde
      --
      POST http://SITE/ok HTTP/1.1
      Transfer-Encoding: chunked

      0

      GET http://127.0.0.1:PORT/ HTTP/1.1

      --
      CONNECT http://127.0.0.1:PORT/ HTTP/1.1

      --
      CONNECT 127.0.0.1 HTTP/1.1

      --
      CONNECT 127.0.0.1:PORT/ HTTP/1.1

      --
      CONNECT a@127.0.0.1:PORT HTTP/1.1

      --
      CONNECT :PORT HTTP/1.1

      --
      CONNECT / HTTP/1.1
      Host: 127.0.0.1:PORT

      --
      CONNECT SITE@127.0.0.1:PORT HTTP/1.1

      --
      CONNECT 127.0.0.1:22 HTTP/1.1

      --
      connect 127.0.0.1:PORT HTTP/1.1

      """;

  private SsrfWorld world;
  private EgressSession session;

  @BeforeAll
  void open() throws IOException {
    world = new SsrfWorld();
    world.site.withPage("/ok", "text/plain", "fine");
    world
        .names
        .with("private.example", "127.0.0.1")
        .with("a_b.private.example", "127.0.0.1")
        .with("127.0.0.1.nip.example", "127.0.0.1")
        .with("localhost", "127.0.0.1,::1")
        .with("localhost.localdomain", "127.0.0.1")
        .with("localhost6", "::1")
        .with("a.localhost", "::1")
        .with("six.example", "::1")
        .with("mapped.example", "::ffff:127.0.0.1")
        .with("nat64.example", "64:ff9b::7f00:1")
        .with("sixtofour.example", "2002:7f00:1::1")
        .with("metadata.example", "169.254.169.254")
        .with("link.example", "fe80::1")
        .with("carrier.example", "100.64.0.1")
        .with("zero.example", "0.0.0.0")
        .with("broadcast.example", "255.255.255.255")
        .with("both.example", "10.0.0.1,127.0.0.1,::1");
  }

  @BeforeEach
  void openSession() throws IOException {
    session = world.egress.open(SsrfWorld.WIDE);
  }

  @AfterEach
  void nothingWasReached() {
    session.close();
    assertThat(world.hits()).isEmpty();
  }

  @AfterAll
  void close() throws IOException {
    world.close();
  }

  static Stream<String> hosts() {
    return Arrays.stream(HOSTS.split("\\s+")).distinct();
  }

  @ParameterizedTest
  @MethodSource("hosts")
  void refusesHostInPlainRequest(String host) throws IOException {
    requireRefused(RawClient.get(session.proxy(), world.fill("http://%s:PORT/".formatted(host))));
    requireRefused(RawClient.get(session.proxy(), world.fill("http://%s:SIX/".formatted(host))));
    requireRefused(RawClient.get(session.proxy(), world.fill("http://%s/".formatted(host))));
  }

  @ParameterizedTest
  @MethodSource("hosts")
  void refusesHostInTunnel(String host) throws IOException {
    requireRefused(RawClient.connect(session.proxy(), world.fill(host + ":PORT")));
    requireRefused(RawClient.connect(session.proxy(), world.fill(host + ":SIX")));
    requireRefused(RawClient.connect(session.proxy(), world.fill(host + ":443")));
  }

  @ParameterizedTest
  @MethodSource("hosts")
  void refusesHostInRedirect(String host) throws IOException {
    String path = "/to/" + Integer.toHexString(host.hashCode());
    world.site.withRedirect(path, 302, world.fill("http://%s:PORT/".formatted(host)));
    requireException(path);
  }

  static Stream<String> targets() {
    return TARGETS.stream();
  }

  @ParameterizedTest
  @MethodSource("targets")
  void refusesTarget(String target) throws IOException {
    requireRefused(RawClient.get(session.proxy(), world.fill(target)));
  }

  static Stream<String> messages() {
    return Arrays.stream(MESSAGES.split("--\n"));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void refusesMessage(String message) throws IOException {
    String sent = world.fill(message).replace("\n", "\r\n");
    requireRefused(RawClient.ask(session.proxy(), sent));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void refusesMessageWithBareLineFeeds(String message) throws IOException {
    requireRefused(RawClient.ask(session.proxy(), world.fill(message)));
  }

  private void requireRefused(String answer) {
    assertThat(answer).doesNotContain("secret").matches("(?s)(HTTP/1\\.1 [45].*)?");
    assertThat(world.hits()).isEmpty();
  }

  static Stream<Integer> redirects() {
    return Stream.of(301, 302, 303, 307, 308);
  }

  @ParameterizedTest
  @MethodSource("redirects")
  void followsRedirectToNothingPrivate(int status) throws IOException {
    String path = "/redirect/" + status;
    world.site.withRedirect(path, status, world.fill("http://127.0.0.1:PORT/"));
    requireException(path);
    world.site.withRedirect(path + "/name", status, world.fill("http://private.example:PORT/"));
    requireException(path + "/name");
    world.site.withRedirect(path + "/nested", status, path);
    requireException(path + "/nested");
    world.site.withRedirect(path + "/relative", status, world.fill("//127.0.0.1:PORT/"));
    requireException(path + "/relative");
    world.site.withRedirect(path + "/file", status, "file:///etc/passwd");
    requireException(path + "/file");
    world.site.withRedirect(path + "/user", status, world.fill("http://SITE@127.0.0.1:PORT/"));
    requireException(path + "/user");
    world.site.withRedirect(path + "/for-ever", status, path + "/for-ever");
    requireException(path + "/for-ever");
  }

  private void requireException(String path) {
    assertThatThrownBy(
            () -> new ProxiedHttp(world.egress).get(URI.create(world.site.url(path)), 1000, LONG))
        .isInstanceOf(EgressException.class);
    assertThat(world.hits()).isEmpty();
  }

  @Test
  void refusesSecondRequestOnConnectionOfAllowedOne() throws IOException {
    String both = "GET http://SITE/ok HTTP/1.1\r\n\r\nGET http://127.0.0.1:PORT/ HTTP/1.1\r\n\r\n";
    assertThat(RawClient.ask(session.proxy(), world.fill(both))).endsWith("fine");
  }

  @Test
  void judgesReboundNameAnew() throws IOException {
    world.names.with("rebind.example", "198.41.0.4", "127.0.0.1");
    for (int i = 0; i < 3; i++) {
      requireRefused(RawClient.get(session.proxy(), world.fill("http://rebind.example:PORT/")));
    }
    assertThat(session.refusals())
        .extracting(EgressRefusal::reason)
        .containsExactly(Reason.CONNECTION, Reason.POLICY);
  }

  @Test
  void connectsToTheVeryAddressThatWasJudged() throws IOException {
    world.names.with("flip.example", "127.0.0.1", "::1");
    String url = "http://flip.example:%d/ok".formatted(world.site.port());
    assertThat(RawClient.get(session.proxy(), url)).endsWith("fine");
    assertThat(RawClient.get(session.proxy(), url)).startsWith("HTTP/1.1 403 ");
  }

  @Test
  void takesFineAddressAmongOthers() throws IOException {
    world.names.with("mixed.example", "10.0.0.1,::1,127.0.0.1,169.254.169.254");
    String url = "http://mixed.example:%d/ok".formatted(world.site.port());
    assertThat(RawClient.get(session.proxy(), url)).endsWith("fine");
  }

  @Test
  void refusesProxiesEvenWhereAllOfLoopbackIsAllowed() throws IOException {
    var open = new GuardedEgress(EgressProperties.allowing("127.0.0.0/8"), world.names);
    try (open;
        EgressSession one = open.open(SsrfWorld.WIDE);
        EgressSession two = open.open(SsrfWorld.WIDE)) {
      String through = "127.0.0.1:" + two.proxy().getPort();
      assertThat(RawClient.connect(one.proxy(), through)).startsWith("HTTP/1.1 403 ");
    }
  }

  @Test
  void reachesCanaryWhereItIsAllowed() throws IOException {
    try (var canary = new Canary("127.0.0.1");
        var open =
            new GuardedEgress(
                EgressProperties.allowing("127.0.0.1:" + canary.port()), world.names);
        EgressSession one = open.open(SsrfWorld.WIDE)) {
      assertThat(RawClient.get(one.proxy(), "http://127.0.0.1:%d/".formatted(canary.port())))
          .contains("secret");
      assertThat(canary.hits()).hasSize(1);
    }
  }

  @Test
  void javaClientDoesNotGoAroundProxy() throws IOException {
    var http = new ProxiedHttp(world.egress);
    for (String host : List.of("127.0.0.1:PORT", "localhost:PORT", "[::1]:SIX")) {
      for (String scheme : List.of("http://", "https://")) {
        URI uri = URI.create(scheme + world.fill(host) + "/");
        assertThatThrownBy(() -> http.get(uri, 1000, LONG))
            .isInstanceOfSatisfying(
                EgressException.class,
                e -> assertThat(e.reason()).as(uri + " " + e).isEqualTo(Reason.POLICY));
      }
    }
    assertThat(new String(body(http), StandardCharsets.UTF_8)).isEqualTo("fine");
  }

  private byte[] body(EgressHttp http) throws IOException {
    try (EgressResponse response = http.get(URI.create(world.site.url("/ok")), 1000, LONG)) {
      return response.body().readAllBytes();
    }
  }
}
