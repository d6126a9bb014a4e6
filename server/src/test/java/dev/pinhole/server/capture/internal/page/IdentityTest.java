package dev.pinhole.server.capture.internal.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.server.capture.FixtureSite.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IdentityTest extends Visits {
  private static final String SECRET = "Basic dTpw";

  @Test
  void sendsHeadersAndPasswordToThePagesOrigin() throws Exception {
    site.page("/", "<img src=/own.png><script>fetch('/api')</script>");
    say("/", "1", identity());
    assertThat(List.of("/", "/own.png", "/api"))
        .allSatisfy(path -> assertThat(sent(path)).isTrue());
  }

  @Test
  void sendsThemToNobodyElse() throws Exception {
    site.page(
        "/",
        "<img src=%s><iframe src=%s></iframe>"
            .formatted(urlAt("third.example", "/pixel.png"), urlAt("third.example", "/frame")));
    site.page("/frame", "<p>frame");
    say("/", "1", identity());
    assertThat(sent("/")).isTrue();
    assertThat(site.requests("/pixel.png")).hasSize(1);
    assertThat(site.requests("/frame")).hasSize(1);
    assertThat(sent("/pixel.png") || sent("/frame")).isFalse();
  }

  @Test
  void dropsThemAtARedirectToAnotherOrigin() throws Exception {
    site.redirect("/", urlAt("other.example", "/landing"));
    site.page("/landing", "<title>landing</title><img src=/landing.png>");
    assertThat(say("/", "document.title", identity())).isEqualTo("landing");
    assertThat(sent("/")).isTrue();
    assertThat(sent("/landing") || sent("/landing.png")).isFalse();
  }

  @Test
  void doesNotLendThemToAnotherOriginThatThePageLeadsTo() throws Exception {
    site.redirect("/", urlAt("other.example", "/landing"));
    site.page("/landing", "<img src=%s>".formatted(urlAt("own.example", "/account.png")));
    Map<String, Object> options = identity();
    options.put("url", urlAt("own.example", "/"));
    visit(options, visit -> visit.page().url());
    assertThat(sent("/")).isTrue();
    assertThat(sent("/account.png")).isFalse();
  }

  @Test
  void keepsThemThroughARedirectWithinTheOrigin() throws Exception {
    site.redirect("/", "/landing").page("/landing", "<p>");
    say("/", "1", identity());
    assertThat(sent("/landing")).isTrue();
  }

  @Test
  void dropsThemForResourcesThatAreRedirectedAway() throws Exception {
    site.page("/", "<img src=/bounce.png>")
        .redirect("/bounce.png", urlAt("third.example", "/x.png"));
    say("/", "1", identity());
    assertThat(sent("/bounce.png")).isTrue();
    assertThat(site.requests("/x.png")).hasSize(1);
    assertThat(sent("/x.png")).isFalse();
  }

  @Test
  void manyRequestsAtOnceAllGetThrough() throws Exception {
    StringBuilder page = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      page.append("<img src=/picture.png?").append(i).append('>');
    }
    site.page("/", page.toString());
    say("/", "1", identity());
    assertThat(site.requests("/picture.png")).hasSize(200);
    assertThat(sent("/picture.png")).isTrue();
  }

  @Test
  void answersAPagesQuestionForAPassword() throws Exception {
    site.handle(
        "/",
        exchange -> {
          boolean known = SECRET.equals(exchange.getRequestHeaders().getFirst("Authorization"));
          exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"x\"");
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          exchange.sendResponseHeaders(known ? 200 : 401, 0);
          exchange.getResponseBody().write("<title>inside</title>".getBytes(UTF_8));
        });
    assertThat(say("/", "document.title", Map.of("authorization", "u:p"))).isEqualTo("inside");
  }

  @Test
  void setsCookies() throws Exception {
    site.page("/", "<img src=%s>".formatted(urlAt("third.example", "/pixel.png")));
    site.page("/deep/page", "<p>");
    Map<String, Object> cookies =
        Map.of("cookies", List.of("a=1", "b=2; HttpOnly", "c=3; Path=/deep"));
    assertThat(say("/", "document.cookie", cookies)).isEqualTo("a=1");
    assertThat(cookie("/")).contains("a=1", "b=2").doesNotContain("c=3");
    assertThat(cookie("/pixel.png")).isEmpty();
    say("/deep/page", "1", cookies);
    assertThat(cookie("/deep/page")).contains("c=3");
  }

  @Test
  void isTheUserAgentItIsToldToBe() throws Exception {
    site.page("/", "<p>");
    say("/", "1", Map.of("user_agent", "Tester/1"));
    assertThat(site.requests("/").getFirst().headers().get("user-agent")).isEqualTo("Tester/1");
  }

  private static Map<String, Object> identity() {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("headers", Map.of("X-Own", "1"));
    options.put("authorization", "u:p");
    options.put("wait_until", "networkidle0");
    return options;
  }

  private String cookie(String path) {
    return site.requests(path).getLast().headers().getOrDefault("cookie", "");
  }

  /** Whether all requests for a path had both; or none had either. */
  private boolean sent(String path) {
    List<Request> requests = site.requests(path);
    assertThat(requests).isNotEmpty();
    List<Boolean> each =
        requests.stream()
            .flatMap(request ->
                List.of(
                    request.headers().containsKey("x-own"),
                    SECRET.equals(request.headers().get("authorization")))
                    .stream())
            .distinct()
            .toList();
    assertThat(each).hasSize(1);
    return each.getFirst();
  }
}
