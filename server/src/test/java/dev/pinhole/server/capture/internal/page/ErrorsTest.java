package dev.pinhole.server.capture.internal.page;

import static dev.pinhole.api.capture.CaptureErrorCode.CONNECTION;
import static dev.pinhole.api.capture.CaptureErrorCode.DNS;
import static dev.pinhole.api.capture.CaptureErrorCode.HTTP_STATUS;
import static dev.pinhole.api.capture.CaptureErrorCode.NOT_A_PAGE;
import static dev.pinhole.api.capture.CaptureErrorCode.REDIRECTS;
import static dev.pinhole.api.capture.CaptureErrorCode.REFUSED_BY_POLICY;
import static dev.pinhole.api.capture.CaptureErrorCode.TLS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import dev.pinhole.api.capture.CaptureErrorCode;
import dev.pinhole.server.capture.CaptureException;
import dev.pinhole.server.capture.FixtureSite;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every way in which a page is none has its code, and the browser works afterwards. */
class ErrorsTest extends Visits {

  @Test
  void nameDoesNotResolve() {
    assertFails(DNS, "http://nobody.invalid/");
    assertFails(DNS, "https://nobody.invalid/");
  }

  @Test
  void addressIsRefused() {
    assertFails(REFUSED_BY_POLICY, "http://10.0.0.1/");
    assertFails(REFUSED_BY_POLICY, "https://10.0.0.1/");
    assertFails(REFUSED_BY_POLICY, "http://127.0.0.1:" + (site.port() ^ 1) + "/");
    assertFails(REFUSED_BY_POLICY, "http://127.0.0.1:6000/");
  }

  @Test
  void redirectLeadsToWhatIsRefused() {
    site.redirect("/plain", "http://10.0.0.1/").redirect("/secure", "https://10.0.0.1/");
    assertFails(REFUSED_BY_POLICY, site.url("/plain"));
    assertFails(REFUSED_BY_POLICY, site.url("/secure"));
  }

  @Test
  void scriptLeadsToWhatIsRefused() {
    site.page("/plain", "<script>location.href = 'http://10.0.0.1/'</script>");
    site.page("/secure", "<script>location.href = 'https://10.0.0.1/'</script>");
    assertFails(REFUSED_BY_POLICY, site.url("/plain"), Map.of("delay", 1));
    assertFails(REFUSED_BY_POLICY, site.url("/secure"), Map.of("delay", 1));
  }

  @Test
  void serverHangsUp() {
    site.handle("/", HttpExchange::close);
    assertFails(CONNECTION, site.url("/"));
  }

  @Test
  void certificateIsNotValid() {
    assertFails(TLS, site.secureUrl("/"));
  }

  @Test
  void redirectsForEver() {
    site.redirect("/", "/");
    assertFails(REDIRECTS, site.url("/"));
  }

  @Test
  void isADownload() {
    site.handle(
        "/file",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Disposition", "attachment");
          FixtureSite.send(exchange, 200, "application/zip", new byte[1000]);
        });
    assertFails(NOT_A_PAGE, site.url("/file"));
    site.handle("/nothing", exchange -> exchange.sendResponseHeaders(204, -1));
    assertFails(NOT_A_PAGE, site.url("/nothing"));
  }

  @Test
  void isAnErrorWithNothingToShow() {
    site.status("/", 500, "");
    assertFails(HTTP_STATUS, site.url("/"));
  }

  @Test
  void needsAPassword() {
    site.handle(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"x\"");
          FixtureSite.send(exchange, 401, "text/html", "<p>no".getBytes(UTF_8));
        });
    assertFails(HTTP_STATUS, site.url("/"));
  }

  @Test
  void anErrorPageOfTheSitesOwnIsAPage() throws Exception {
    site.status("/", 403, "<title>Forbidden here</title><img src=http://10.0.0.1/x.png>");
    assertThat(say("/", "document.title", Map.of())).isEqualTo("Forbidden here");
  }

  @Test
  void anImageIsAPage() throws Exception {
    site.file(
        "/",
        "image/svg+xml",
        "<svg xmlns='http://www.w3.org/2000/svg'><title>x</title></svg>".getBytes(UTF_8));
    assertThat(say("/", "document.documentElement.nodeName", Map.of())).isEqualTo("svg");
  }

  @Test
  void dialogsAndWindowsAreInNobodysWay() throws Exception {
    site.page(
        "/",
        "<script>alert(1); if (!confirm('?') && prompt('?') === null) document.title = 'through';"
            + " window.open('/popup'); window.open('/popup');"
            + " onbeforeunload = () => 'stay?'; print();</script>");
    site.page("/popup", "<p>popup");
    assertThat(say("/", "document.title", Map.of())).isEqualTo("through");
  }

  private void assertFails(CaptureErrorCode code, String url) {
    assertFails(code, url, Map.of());
  }

  private void assertFails(CaptureErrorCode code, String url, Map<String, Object> options) {
    Map<String, Object> all = new LinkedHashMap<>(options);
    all.put("url", url);
    CaptureException failure =
        catchThrowableOfType(CaptureException.class, () -> visit(all, visit -> visit.page().url()));
    assertThat(failure).as(url).isNotNull();
    assertThat(failure.code()).as(failure.getMessage()).isEqualTo(code);
    assertThat(failure.getMessage()).doesNotContain("message='");
  }
}
