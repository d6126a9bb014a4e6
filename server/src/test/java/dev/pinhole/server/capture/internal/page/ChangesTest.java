package dev.pinhole.server.capture.internal.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pinhole.api.capture.CaptureErrorCode;
import dev.pinhole.server.capture.CaptureException;
import dev.pinhole.server.capture.FixtureSite;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChangesTest extends Visits {
  private static final String COLOUR = "getComputedStyle(it).color";
  private static final String VISIBLE = "getComputedStyle(it.firstElementChild).visibility";

  ChangesTest() {
    site.page(
        "/", "<p id=it><b style='visibility:visible'>It</b></p><a href=/next id=link>next</a>");
    site.page("/next", "<title>next</title>");
  }

  @Test
  void addsStyles() throws Exception {
    assertThat(say("/", COLOUR, Map.of())).isEqualTo("rgb(0, 0, 0)");
    assertThat(say("/", COLOUR, Map.of("styles", "#it { color: red; }")))
        .isEqualTo("rgb(255, 0, 0)");
  }

  @Test
  void worksOnPagesWithAContentSecurityPolicy() throws Exception {
    site.handle(
        "/strict",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'none'");
          FixtureSite.send(
              exchange, 200, "text/html", "<p id=it><b>It".getBytes(StandardCharsets.UTF_8));
        });
    Map<String, Object> changes =
        Map.of(
            "styles", "#it { color: red; }",
            "scripts", "document.title = 'ran'",
            "hide_selectors", "b");
    assertThat(say("/strict", COLOUR + "+ document.title +" + VISIBLE, changes))
        .isEqualTo("rgb(255, 0, 0)ranhidden");
  }

  @Test
  void runsScriptsOneAfterTheOther() throws Exception {
    List<String> scripts =
        List.of(
            "await new Promise(done => setTimeout(done, 300)); document.title = 'a'",
            "document.title += 'b'; // a comment to the end");
    assertThat(say("/", "document.title", Map.of("scripts", scripts))).isEqualTo("ab");
  }

  @Test
  void saysWhatIsWrongWithAScript() {
    assertFails(CaptureErrorCode.SCRIPT, "no such thing", "throw new Error('no such thing')");
    assertFails(CaptureErrorCode.SCRIPT, "SyntaxError", "a b c");
    assertFails(CaptureErrorCode.SCRIPT, "nothing.at is not", "const nothing = {}; nothing.at()");
    assertFails(CaptureErrorCode.SCRIPT, "refused", "await Promise.reject('refused')");
  }

  @Test
  void saysThatAScriptDidNotEnd() {
    Map<String, Object> time = Map.of("timeout", 8);
    assertFails(CaptureErrorCode.SCRIPT, "in time", "for (;;) {}", time);
    assertFails(CaptureErrorCode.SCRIPT, "in time", "await new Promise(() => {})", time);
  }

  @Test
  void followsAScriptToAnotherPage() throws Exception {
    assertThat(say("/", "document.title", Map.of("scripts", "location.href = '/next'")))
        .isEqualTo("next");
  }

  @Test
  void clicksAndFollowsTheClick() throws Exception {
    assertThat(say("/", "document.title", Map.of())).isEmpty();
    assertThat(say("/", "document.title", Map.of("click", "#link"))).isEqualTo("next");
  }

  @Test
  void clicksOneAfterTheOther() throws Exception {
    site.page(
        "/",
        "<button id=a onclick=\"b.hidden = false\">a</button>"
            + "<button id=b hidden onclick=\"document.title = 'both'\">b</button>");
    assertThat(say("/", "document.title", Map.of("click", List.of("#a", "#b")))).isEqualTo("both");
  }

  @Test
  void hidesAllThatMatches() throws Exception {
    assertThat(say("/", VISIBLE, Map.of())).isEqualTo("visible");
    assertThat(say("/", VISIBLE, Map.of("hide_selectors", "p, a"))).isEqualTo("hidden");
    assertThat(say("/", "getComputedStyle(link).visibility", Map.of("hide_selectors", "p, a")))
        .isEqualTo("hidden");
  }

  @Test
  void whatIsNotThereFailsOnlyWhenAskedTo() throws Exception {
    assertThat(say("/", "1", Map.of("hide_selectors", "#none"))).isEqualTo("1");
    assertThatThrownBy(() ->
            say("/", "1", Map.of("hide_selectors", "#none", "error_on_selector_not_found", 1)))
        .isInstanceOfSatisfying(CaptureException.class, ChangesTest::isSelector);
    assertThatThrownBy(
            () -> say("/", "1", Map.of("click", "#none", "error_on_selector_not_found", true)))
        .isInstanceOfSatisfying(CaptureException.class, ChangesTest::isSelector);
  }

  @Test
  void refusesWhatIsNoSelector() {
    assertThatThrownBy(() -> say("/", "1", Map.of("hide_selectors", "a) , * {} b")))
        .isInstanceOfSatisfying(CaptureException.class, ChangesTest::isSelector);
  }

  private static void isSelector(CaptureException e) {
    assertThat(e.code()).isEqualTo(CaptureErrorCode.SELECTOR);
  }

  private void assertFails(CaptureErrorCode code, String message, String script) {
    assertFails(code, message, script, Map.of());
  }

  private void assertFails(
      CaptureErrorCode code, String message, String script, Map<String, Object> options) {
    Map<String, Object> all = new HashMap<>(options);
    all.put("scripts", script);
    assertThatThrownBy(() -> say("/", "1", all))
        .hasMessageContaining(message)
        .isInstanceOfSatisfying(CaptureException.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}
