package dev.pinhole.server.platform.front;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.server.OnlyOnDisk;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.delivery.Uploaded;
import dev.pinhole.server.image.TestImages;
import dev.pinhole.server.platform.FailingController;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** One answer of each kind, and what browsers are told with it. */
@PinholeTest
@Import(FailingController.class)
class HeadersIT {
  private static final String SERVER_ONLY = "127.0.0.1";

  @Autowired TestApi api;

  @ParameterizedTest
  @CsvSource({
    "GET, /api/v1/account, 200",
    "GET, /api/v1/images/none, 404",
    "GET, /api/v1/nowhere, 404",
    "PUT, /api/v1/account, 405",
    "GET, /api/v1/failing, 500",
    "GET, /openapi.json, 200",
    "GET, /actuator/health, 200",
    "GET, /nowhere, 404",
    "GET, /error, 404",
    "GET, /i/none, 404",
    "OPTIONS, /i/none, 204",
    "GET, /api//v1/account, 400",
    "GET, /a;b=c, 400",
    "GET, /%00, 400"
  })
  void answersOfTheApiMayDoNothing(String method, String path, int status) {
    mayDoNothing(method, path, status);
  }

  @Test
  @OnlyOnDisk("with S3 there are no such addresses")
  void answersOfSignedAddressesMayDoNothing() {
    mayDoNothing("PUT", "/u/none", 403);
  }

  private void mayDoNothing(String method, String path, int status) {
    TestApi admin = api.asAdmin();
    Answer answer = admin.send(admin.request(path).method(method, BodyPublishers.noBody()));
    guarded(answer.expect(status));
    assertThat(header(answer, "Content-Security-Policy")).isEqualTo(GuardedAnswer.NOTHING);
    assertThat(header(answer, "Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
  }

  @Test
  void soForStrangersAndTheirBadRequests() {
    guarded(api.get("/api/v1/account").expect(401));
    guarded(api.withToken("nonsense").get("/api/v1/account").expect(401));
    guarded(api.asUser("headers").get("/api/v1/admin/accounts").expect(403));
    guarded(api.post("/api/v1/login", "{").expect(400));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/index.html", "/invite/some-token"})
  void pagesLoadTheirOwnOnlyAndNothingInline(String path) {
    Answer page = guarded(api.get(path).expect(200));
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(header(page, "Content-Security-Policy"))
        .contains("default-src 'none'", "style-src 'self'", "base-uri 'none'")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe", "*", "http: ", "https: ");
    assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
  }

  @Test
  void filesOfPagesAreForThePagesAlone() {
    Matcher script =
        Pattern.compile("src=\"(/ui/[^\"]+\\.js)\"").matcher(api.get("/invite/x").text());
    assertThat(script.find()).isTrue();
    for (String path : List.of(script.group(1), "/pinhole.css", "/icon.svg")) {
      Answer file = guarded(api.get(path).expect(200));
      assertThat(header(file, "Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    }
  }

  @Test
  void imagesMayBeShownAnywhereAndRunNothing() {
    TestApi owner = api.asUser("headers");
    Uploaded image = Uploaded.by(owner, TestImages.jpeg(40), "visibility=public");
    Answer answer = guarded(api.get(image.path()).expect(200));
    assertThat(header(answer, "Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
    assertThat(header(answer, "Content-Security-Policy")).contains("default-src 'none'", "sandbox");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /\u0001 HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "NONSENSE\r\n\r\n"
      })
  void problemsOfTheContainerAreGuardedToo(String request) throws IOException {
    assertThat(RawRequest.send(api.port(), SERVER_ONLY, request))
        .startsWith("HTTP/1.1 400")
        .contains("Content-Security-Policy: " + GuardedAnswer.NOTHING)
        .contains("X-Content-Type-Options: nosniff", "Referrer-Policy: no-referrer")
        .doesNotContain("Tomcat", "<html", "Server:");
  }

  private static Answer guarded(Answer answer) {
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(header(answer, "Content-Security-Policy")).contains("default-src 'none'");
    assertThat(header(answer, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
    assertThat(header(answer, "Permissions-Policy")).contains("camera=()", "geolocation=()");
    assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
    assertThat(answer.headers().firstValue("Server")).isEmpty();
    assertThat(answer.headers().firstValue("X-Powered-By")).isEmpty();
    assertThat(new String(answer.body(), ISO_8859_1)).doesNotContain("Tomcat");
    return answer;
  }

  /** The only one of its name. */
  private static String header(Answer answer, String name) {
    List<String> values = answer.headers().allValues(name);
    assertThat(values).as(name).hasSize(1);
    return values.getFirst();
  }
}
