package dev.pinhole.server.capture.internal.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Proxy;
import dev.pinhole.server.capture.FixtureSite;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing leaves the browser but through the proxy of a context, and nothing local gets in. */
class WayOutTest {
  private static final Duration TIME = Duration.ofSeconds(30);
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  private static final String CALL =
      """
      async urls => {
        const call = new RTCPeerConnection({iceServers: [{urls, username: 'a', credential: 'b'}]});
        call.createDataChannel('x');
        const found = [];
        call.onicecandidate = e => e.candidate && found.push(e.candidate.candidate);
        await call.setLocalDescription(await call.createOffer());
        await new Promise(done => {
          call.onicegatheringstatechange = () => call.iceGatheringState == 'complete' && done();
          setTimeout(done, 3000);
        });
        return found.length;
      }
      """;

  private static FixtureSite site;
  private static FixtureSite proxy;
  private static BrowserPool pool;

  @BeforeAll
  static void open() {
    site = FixtureSite.open().page("/", "direct");
    proxy = FixtureSite.open();
    pool = TestBrowsers.open(1);
  }

  @AfterAll
  static void close() {
    pool.close();
    site.close();
    proxy.close();
  }

  @Test
  void aContextWithoutProxyReachesNothing() {
    assertThatThrownBy(
            () -> pool.run(TIME, browser -> browser.newPage().navigate(site.url("/")).status()))
        .hasStackTraceContaining("ERR_PROXY_CONNECTION_FAILED");
    assertThat(site.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "[::1]", "x.localhost", "no.such.name"})
  void everyHostGoesThroughTheProxyOfItsContext(String host) throws Exception {
    String url = "http://" + host + ":" + site.port() + "/";
    proxy.page(url, "<title>through the proxy</title>");
    String title =
        pool.run(
            TIME,
            browser -> {
              Page page = proxied(browser);
              page.navigate(url);
              return page.title();
            });
    assertThat(title).isEqualTo("through the proxy");
    assertThat(site.requests()).isEmpty();
  }

  @Test
  void callsDoNotGoRoundTheProxy() throws Exception {
    try (DatagramSocket udp = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0));
        ServerSocket tcp = new ServerSocket(0, 10, LOOPBACK)) {
      String[] urls = {
        "stun:127.0.0.1:" + udp.getLocalPort(),
        "turn:127.0.0.1:" + udp.getLocalPort(),
        "turn:127.0.0.1:" + tcp.getLocalPort() + "?transport=tcp"
      };
      pool.run(TIME, browser -> proxied(browser).evaluate(CALL, urls));
      udp.setSoTimeout(200);
      assertThatThrownBy(() -> udp.receive(new DatagramPacket(new byte[2000], 2000)))
          .isInstanceOf(SocketTimeoutException.class);
      tcp.setSoTimeout(200);
      assertThatThrownBy(tcp::accept).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"file:///etc/passwd", "chrome://version", "view-source:http://page.test/"})
  void pagesDoNotLeadToTheMachine(String url) throws Exception {
    proxy.file("http://page.test/", "text/html", "<title>page</title>".getBytes(UTF_8));
    String address =
        pool.run(
            TIME,
            browser -> {
              Page page = proxied(browser);
              page.navigate("http://page.test/");
              page.evaluate(
                  """
                  async url => {
                    const frame = document.createElement('iframe');
                    frame.src = url;
                    document.body.append(frame);
                    open(url);
                    location.href = url;
                    await new Promise(done => setTimeout(done, 500));
                  }
                  """,
                  url);
              assertThat(page.frames()).noneMatch(frame -> frame.url().equals(url));
              assertThat(page.context().pages()).noneMatch(opened -> opened.url().equals(url));
              return page.url();
            });
    assertThat(address).isEqualTo("http://page.test/");
  }

  private static Page proxied(Browser browser) {
    return browser
        .newContext(
            new NewContextOptions().setProxy(new Proxy(proxy.url("")).setBypass("<-loopback>")))
        .newPage();
  }
}
