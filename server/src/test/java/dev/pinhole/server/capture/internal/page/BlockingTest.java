package dev.pinhole.server.capture.internal.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.capture.PageFacts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockingTest extends Visits {
  private static final String BANNER =
      """
      <p>content</p>
      <div id=onetrust-consent-sdk>
        <div id=onetrust-banner-sdk style='position:fixed;bottom:0;width:100%;background:#eee'>
          We use cookies
          <button id=onetrust-accept-btn-handler>Accept</button>
          <button id=onetrust-reject-all-handler
              onclick="document.getElementById('onetrust-banner-sdk').remove(); document.title='no'">
            Reject All</button>
        </div>
      </div>
      """;
  private static final String SEEN = "(document.querySelector('#onetrust-banner-sdk') !== null)";

  @ParameterizedTest
  @ValueSource(strings = {"securepubads.g.doubleclick.net", "cdn.taboola.com", "CRITEO.net."})
  void blocksAds(String host) throws Exception {
    assertThat(loads(host, Map.of())).isTrue();
    assertThat(loads(host, Map.of("block_trackers", true))).isTrue();
    assertThat(loads(host, Map.of("block_ads", true))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"b.scorecardresearch.com", "cdn.mxpnl.com"})
  void blocksTrackers(String host) throws Exception {
    assertThat(loads(host, Map.of("block_ads", true))).isTrue();
    assertThat(loads(host, Map.of("block_trackers", true))).isFalse();
  }

  @Test
  void letsOthersThrough() throws Exception {
    Map<String, Object> all = Map.of("block_ads", true, "block_trackers", true);
    assertThat(loads("notdoubleclick.net", all)).isTrue();
    assertThat(loads("doubleclick.net.example", all)).isTrue();
  }

  @Test
  void photographsAnAdvertisersOwnPage() throws Exception {
    site.page("/", "<title>Buy ads</title>");
    Map<String, Object> options = Map.of("url", urlAt("www.criteo.com", "/"), "block_ads", true);
    PageFacts facts = visit(options, Visit::facts);
    assertThat(facts.title()).isEqualTo("Buy ads");
  }

  @Test
  void takesAnOwnList(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("hosts");
    Files.writeString(
        file, "# ours\n0.0.0.0 widgets.example more.example # and so on\nplain.example\n");
    assertThat(loads("a.widgets.example", Map.of("block_ads", true))).isTrue();
    lists = Blocklists.with(file);
    assertThat(loads("a.widgets.example", Map.of("block_ads", true))).isFalse();
    assertThat(loads("more.example", Map.of("block_trackers", true))).isFalse();
    assertThat(loads("plain.example", Map.of("block_trackers", true))).isFalse();
    assertThat(loads("plain.example", Map.of())).isTrue();
  }

  @Test
  void shipsListsWorthTheName() {
    assertThat(Blocklists.shipped().size()).isGreaterThanOrEqualTo(250);
  }

  @ParameterizedTest
  @ValueSource(strings = {"image", "stylesheet", "script", "font", "document", "fetch", "xhr"})
  void blocksKindsOfResources(String kind) throws Exception {
    site.page(
        "/",
        """
        <img src=/image><link rel=stylesheet href=/stylesheet><script src=/script></script>
        <iframe src=/document></iframe>
        <style>@font-face { font-family: own; src: url(/font); } p { font-family: own; }</style><p>x
        <script>
          fetch('/fetch');
          const old = new XMLHttpRequest(); old.open('GET', '/xhr'); old.send();
        </script>
        """);
    site.file("/stylesheet", "text/css", new byte[0])
        .file("/script", "text/javascript", new byte[0]);
    site.page("/document", "<p>frame");
    say("/", "1", Map.of("wait_until", "networkidle0"));
    assertThat(site.requests("/" + kind)).hasSize(1);
    say("/", "1", Map.of("wait_until", "networkidle0", "block_resources", List.of(kind)));
    assertThat(site.requests("/" + kind)).hasSize(1);
    assertThat(site.requests("/")).hasSize(2);
  }

  /** A browser may ask for these more than once. */
  @ParameterizedTest
  @ValueSource(strings = {"media", "texttrack", "eventsource"})
  void blocksKindsThatAreLoadedInParts(String kind) throws Exception {
    site.page(
        "/",
        """
        <video src=/media preload=auto><track src=/texttrack kind=subtitles default></video>
        <script>new EventSource('/eventsource');</script>
        """);
    site.file("/texttrack", "text/vtt", "WEBVTT\n".getBytes(UTF_8));
    say("/", "1", Map.of("wait_until", "networkidle0", "block_resources", List.of(kind)));
    assertThat(site.requests("/")).hasSize(1);
    assertThat(site.requests("/" + kind)).isEmpty();
    say("/", "1", Map.of("wait_until", "networkidle0"));
    assertThat(site.requests("/" + kind)).isNotEmpty();
  }

  /** So that blocking them, which may be asked for, holds in any case. */
  @Test
  void loadsNoManifest() throws Exception {
    site.page("/", "<link rel=manifest href=/manifest><link rel=stylesheet href=/stylesheet>");
    site.file("/manifest", "application/manifest+json", "{}".getBytes(UTF_8));
    say("/", "1", Map.of("wait_until", "networkidle0"));
    say("/", "1", Map.of("wait_until", "networkidle0", "block_resources", "manifest"));
    assertThat(site.requests("/stylesheet")).hasSize(2);
    assertThat(site.requests("/manifest")).isEmpty();
  }

  @Test
  void blocksWebSockets() throws Exception {
    site.page(
        "/",
        "<script>new WebSocket('ws://' + location.host + '/socket').onclose ="
            + " e => { document.title = 'closed'; }</script>");
    say("/", "1", Map.of("wait_until", "networkidle0"));
    assertThat(site.requests("/socket")).hasSize(1);
    say("/", "1", Map.of("wait_until", "networkidle0", "block_resources", "websocket"));
    assertThat(site.requests("/socket")).hasSize(1);
  }

  @Test
  void blocksRequestsByPattern() throws Exception {
    site.page("/", "<img src=/a/one.png><img src=/b/one.png>");
    say("/", "1", Map.of("block_requests", List.of("*/a/*.png")));
    assertThat(site.requests("/a/one.png")).isEmpty();
    assertThat(site.requests("/b/one.png")).hasSize(1);
  }

  @Test
  void saysNoToCookieBanners() throws Exception {
    site.page("/", BANNER);
    assertThat(say("/", SEEN, Map.of())).isEqualTo("true");
    assertThat(say("/", SEEN + " + document.title", Map.of("block_cookie_banners", true)))
        .isEqualTo("falseno");
  }

  /** Whether a page's script on this host is loaded. */
  private boolean loads(String host, Map<String, Object> options) throws Exception {
    site.page("/", "<script src='%s'></script>".formatted(urlAt(host, "/tag.js")));
    site.file("/tag.js", "text/javascript", "document.title = 'loaded'".getBytes(UTF_8));
    return say("/", "document.title", options).equals("loaded");
  }
}
