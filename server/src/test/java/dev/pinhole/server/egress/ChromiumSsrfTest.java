package dev.pinhole.server.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.Proxy;
import com.microsoft.playwright.options.WaitUntilState;
import dev.pinhole.server.capture.internal.browser.TestBrowser;
import dev.pinhole.server.capture.internal.browser.TestBrowsers;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a page can do in a real browser whose only way out is a session. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChromiumSsrfTest {

  /** The browser's own guard against pages that look at the local network is switched off. */
  private static final String UNGUARDED =
      "--disable-features=LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests";

  private static final String ADDRESSES =
      """
      http://127.0.0.1:PORT/ http://0177.0.0.1:PORT/ http://0x7f.1:PORT/ http://2130706433:PORT/
      http://127.1:PORT/ http://127.0.0.1.:PORT/ http://0:PORT/ http://0.0.0.0:PORT/
      http://localhost:PORT/ http://LOCALHOST.:PORT/ http://a.localhost:PORT/ http://[::1]:SIX/
      http://[::ffff:127.0.0.1]:PORT/ http://[::ffff:7f00:1]:PORT/ http://[::]:SIX/
      http://①②⑦.⓪.⓪.①:PORT/ http://127。0。0。1:PORT/ http://127%2e0%2e0%2e1:PORT/
      http://private.example:PORT/ http://six.example:SIX/ https://127.0.0.1:PORT/
      https://localhost:PORT/ https://[::1]:SIX/ http://SITE@127.0.0.1:PORT/
      http://127.0.0.1:PORT\\@SITE/ http:127.0.0.1:PORT/ http:\\\\127.0.0.1:PORT\\
      http://SITE/redirect/301 http://SITE/redirect/302 http://SITE/redirect/303
      http://SITE/redirect/307 http://SITE/redirect/308 http://SITE/redirect/nested
      http://SITE/refresh http://SITE/meta http://SITE/script http://SITE/form http://SITE/window
      http://SITE/frames http://SITE/socket http://SITE/worker http://SITE/rtc http://SITE/style
      http://SITE/hints http://SITE/elements http://SITE/fetches
      ftp://127.0.0.1:PORT/ ws://127.0.0.1:PORT/ view-source:http://127.0.0.1:PORT/
      data:text/html,<iframe/src=http://127.0.0.1:PORT/> blob:http://127.0.0.1:PORT/x
      filesystem:http://127.0.0.1:PORT/temporary/x
      """;

  private SsrfWorld world;
  private TestBrowser browser;
  private EgressSession session;
  private BrowserContext context;

  @BeforeAll
  void open() throws IOException {
    world = new SsrfWorld();
    world.names.with("private.example", "127.0.0.1").with("six.example", "::1");
    addPages();
    browser = TestBrowsers.start(UNGUARDED);
  }

  private void addPages() {
    for (int status : new int[] {301, 302, 303, 307, 308}) {
      world.site.withRedirect("/redirect/" + status, status, fill("http://127.0.0.1:PORT/"));
    }
    world.site.withRedirect("/redirect/nested", 302, "/redirect/307");
    world.site.with(
        "/refresh",
        exchange -> {
          exchange.getResponseHeaders().set("Refresh", fill("0; url=http://127.0.0.1:PORT/"));
          TestSite.answer(exchange, 200, "text/html", "<p>refresh");
        });
    page("/meta", "<meta http-equiv=refresh content='0; url=http://127.0.0.1:PORT/'>");
    page("/script", "<script>location = 'http://0x7f.1:PORT/'</script>");
    page(
        "/form",
        """
        <form method=post action='http://127.0.0.1:PORT/'><input name=a value=b></form>
        <script>document.forms[0].submit()</script>\
        """);
    page("/window", "<script>open('http://127.0.0.1:PORT/')</script>");
    page(
        "/frames",
        """
        <iframe src='http://127.0.0.1:PORT/'></iframe><iframe src='http://[::1]:SIX/'></iframe>
        <iframe srcdoc='<img src=http://0177.0.0.1:PORT/>'></iframe>
        <iframe src='data:text/html,<img src=http://127.1:PORT/>'></iframe>
        <iframe src='file:///etc/passwd'></iframe>
        <iframe src='javascript:location="http://127.0.0.1:PORT/"'></iframe>
        <object data='http://127.0.0.1:PORT/'></object><embed src='http://localhost:PORT/'>
        <portal src='http://127.0.0.1:PORT/'></portal>\
        """);
    page(
        "/socket",
        """
        <script>for (const u of ['ws://127.0.0.1:PORT/', 'ws://localhost:PORT/', 'ws://[::1]:SIX/',
          'wss://127.0.0.1:PORT/', 'ws://0x7f.1:PORT/', 'ws://private.example:PORT/'])
          new WebSocket(u)
        try { new WebTransport('https://127.0.0.1:PORT/') } catch (e) { }
        new EventSource('http://127.0.0.1:PORT/')</script>\
        """);
    page(
        "/worker",
        """
        <script>navigator.serviceWorker.register('/sw.js')
        new Worker(URL.createObjectURL(new Blob(["fetch('http://127.0.0.1:PORT/', {mode: 'no-cors'})"
          + ";importScripts('http://127.0.0.1:PORT/')"])))</script>\
        """);
    world.site.withPage(
        "/sw.js",
        "text/javascript",
        fill(
            """
            fetch('http://127.0.0.1:PORT/', {mode: 'no-cors'}).catch(() => 0)
            self.addEventListener('install',
              e => e.waitUntil(fetch('http://[::1]:SIX/', {mode: 'no-cors'}).catch(() => 0)))\
            """));
    page(
        "/rtc",
        """
        <script>const c = new RTCPeerConnection({iceServers: [{urls: ['stun:127.0.0.1:PORT',
          'stun:localhost:PORT', 'stun:[::1]:SIX']}, {urls: ['turn:127.0.0.1:PORT',
          'turn:127.0.0.1:PORT?transport=tcp', 'turns:127.0.0.1:PORT'], username: 'a',
          credential: 'b'}]})
        c.createDataChannel('x')
        c.createOffer().then(o => c.setLocalDescription(o))</script>\
        """);
    page(
        "/style",
        """
        <style>@import 'http://127.0.0.1:PORT/'; @import 'http://SITE/redirect/302';
        @font-face { font-family: x; src: url(http://127.0.0.1:PORT/f) }
        body { font-family: x; background: url(http://localhost:PORT/); cursor: url(http://127.1:PORT/), auto }
        </style><link rel=stylesheet href='http://2130706433:PORT/'>text\
        """);
    page(
        "/hints",
        """
        <link rel=prefetch href='http://127.0.0.1:PORT/'><link rel=preconnect href='http://127.0.0.1:PORT/'>
        <link rel=dns-prefetch href='http://private.example:PORT/'>
        <link rel=preload as=image href='http://127.0.0.1:PORT/'>
        <link rel=modulepreload href='http://127.0.0.1:PORT/'>
        <link rel=prerender href='http://127.0.0.1:PORT/'><link rel=icon href='http://127.0.0.1:PORT/'>
        <link rel=manifest href='http://127.0.0.1:PORT/'>
        <script type=speculationrules>{"prerender": [{"urls": ["http://SITE/meta"]}],
          "prefetch": [{"urls": ["http://127.0.0.1:PORT/"]}]}</script>\
        """);
    page(
        "/elements",
        """
        <img src='http://127.0.0.1:PORT/'><img srcset='http://0x7f000001:PORT/ 1x'>
        <img src='http://SITE/redirect/307'><video src='http://127.0.0.1:PORT/' autoplay></video>
        <audio src='http://127.0.0.1:PORT/' autoplay></audio>
        <video poster='http://127.0.0.1:PORT/'><track src='http://127.0.0.1:PORT/' default></video>
        <script src='http://127.0.0.1:PORT/'></script><script type=module>import 'http://127.0.0.1:PORT/'
        </script><svg><image href='http://127.0.0.1:PORT/'/><use href='http://127.0.0.1:PORT/#a'/></svg>
        <input type=image src='http://127.0.0.1:PORT/'><base href='http://127.0.0.1:PORT/'><img src=x>
        <a id=a ping='http://127.0.0.1:PORT/' href='#b'>x</a><script>a.click()</script>\
        """);
    page(
        "/fetches",
        """
        <script>for (const mode of ['cors', 'no-cors']) for (const u of ['http://127.0.0.1:PORT/',
          'http://[::1]:SIX/', 'http://SITE/redirect/308', 'http://private.example:PORT/'])
          for (const method of ['GET', 'POST'])
            fetch(u, {mode, method}).catch(() => 0)
        navigator.sendBeacon('http://127.0.0.1:PORT/', 'x')
        const x = new XMLHttpRequest(); x.open('GET', 'http://127.0.0.1:PORT/'); x.send()
        fetch('http://SITE/reached')</script>\
        """);
    world.site.withPage("/reached", "text/plain", "fine");
  }

  private void page(String path, String html) {
    world.site.withPage(path, "text/html; charset=utf-8", "<!doctype html>" + fill(html));
  }

  private String fill(String text) {
    return world.fill(text);
  }

  static Stream<String> addresses() {
    return Arrays.stream(ADDRESSES.strip().split("\\s+"));
  }

  @BeforeEach
  void openContext() throws IOException {
    session = world.egress.open(SsrfWorld.WIDE);
    String proxy = "http://127.0.0.1:" + session.proxy().getPort();
    context =
        browser
            .browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setIgnoreHTTPSErrors(true)
                    .setProxy(new Proxy(proxy).setBypass("<-loopback>")));
  }

  @AfterEach
  void nothingWasReached() {
    context.close();
    session.close();
    assertThat(world.hits()).isEmpty();
  }

  @AfterAll
  void close() throws IOException {
    browser.close();
    world.close();
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void reachesNothingPrivate(String address) {
    Page page = context.newPage();
    visit(page, fill(address));
    assertThat(world.hits()).as("from " + address).isEmpty();
  }

  /** Waits for the network to fall silent; refusals are answered at once. */
  private static void visit(Page page, String address) {
    try {
      page.navigate(
          address,
          new Page.NavigateOptions().setTimeout(5000).setWaitUntil(WaitUntilState.NETWORKIDLE));
    } catch (PlaywrightException e) {
      assertThat(e.getMessage()).containsAnyOf("net::ERR", "interrupted", "Timeout", "invalid URL");
    }
  }

  @Test
  void reachesWhatIsAllowedAndNamesWhatIsNot() {
    visit(context.newPage(), fill("http://SITE/fetches"));
    await()
        .until(() ->
            world.site.seen().stream()
                .anyMatch(exchange -> exchange.getRequestURI().getPath().equals("/reached")));
    await()
        .untilAsserted(() ->
            assertThat(session.refusals())
                .extracting(EgressRefusal::host)
                .contains("127.0.0.1", "::1", "private.example"));
    assertThat(session.refusals())
        .allMatch(refusal -> refusal.reason() == EgressRefusal.Reason.POLICY);
  }
}
