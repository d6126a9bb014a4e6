package dev.pinhole.server.capture.internal.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.capture.PageFacts;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DocumentsTest extends Visits {
  private static final String BODY = "document.querySelector('main').innerHTML";

  @Test
  void htmlIsShownAndLoadsFromTheWeb() throws Exception {
    site.file("/x.css", "text/css", "p { color: red; }".getBytes(UTF_8));
    String html =
        "<!doctype html><link rel=stylesheet href=%s><p id=it>It".formatted(site.url("/x.css"));
    String said =
        visit(
            Map.of("html", html),
            visit ->
                ""
                    + visit
                        .page()
                        .evaluate(
                            "getComputedStyle(it).color + location.href + document.compatMode"));
    assertThat(said).isEqualTo("rgb(255, 0, 0)about:blankCSS1Compat");
  }

  @Test
  void htmlReachesNothingThatIsRefused() throws Exception {
    String html =
        "<title>no</title><img src=http://127.0.0.1:1/ onload=\"document.title='yes'\">"
            + "<img src=file:///etc/hostname onload=\"document.title='yes'\">"
            + "<iframe src=file:///etc/passwd></iframe>";
    PageFacts facts = visit(Map.of("html", html), Visit::facts);
    assertThat(facts.title()).isEqualTo("no");
  }

  @Test
  void markdownIsAPage() throws Exception {
    String markdown =
        """
        # Title

        A ~~wrong~~ right word, https://example.com, <kbd>Esc</kbd>

        | a | b |
        |---|---|
        | 1 | 2 |

        - [x] done
        """;
    String body = visit(Map.of("markdown", markdown), visit -> "" + visit.page().evaluate(BODY));
    assertThat(body)
        .contains("<h1>Title</h1>", "<del>wrong</del>", "href=\"https://example.com\"")
        .contains("<kbd>Esc</kbd>", "<td>2</td>", "type=\"checkbox\"");
  }

  @Test
  void markdownIsDarkInDarkMode() throws Exception {
    String colour = "getComputedStyle(document.body).backgroundColor";
    String light = visit(Map.of("markdown", "x"), visit -> "" + visit.page().evaluate(colour));
    String dark =
        visit(
            Map.of("markdown", "x", "dark_mode", true),
            visit -> "" + visit.page().evaluate(colour));
    assertThat(light).isEqualTo("rgb(255, 255, 255)");
    assertThat(dark).isEqualTo("rgb(20, 23, 27)");
  }
}
