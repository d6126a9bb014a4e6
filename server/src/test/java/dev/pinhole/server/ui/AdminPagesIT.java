package dev.pinhole.server.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import dev.pinhole.api.account.Account;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.capture.internal.browser.TestBrowser;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Programs and the audit trail, as admins see them with a real browser. */
@PinholeTest
class AdminPagesIT {
  private static final String FRAME = "Frame of the hall";
  private static final String REDIRECT = "https://frame.example/of-the-hall";

  private static TestBrowser browser;

  @Autowired TestApi api;
  @Autowired JdbcClient jdbc;

  @BeforeAll
  static void start() {
    browser = Screen.browser();
  }

  @AfterAll
  static void stop() {
    browser.close();
  }

  @Test
  void aProgramIsSetUpGetsANewSecretIsTurnedOffAndDeleted() throws IOException {
    try (Screen screen = admin("/admin/clients", "Programs")) {
      Map<String, String> told = setUp(screen);
      assertThat(client().path("redirectUris").get(0).asString()).isEqualTo(REDIRECT);
      assertThat(client().path("scopes").valueStream().map(JsonNode::asString))
          .containsExactlyInAnyOrder("images:read", "captures");
      assertThat(isKnown(told)).isTrue();

      screen.press("New secret: " + FRAME).heading("A new secret for " + FRAME + "?");
      screen.isFine("new secret").press("Keep the old one");
      assertThat(isKnown(told)).isTrue();
      screen.press("New secret: " + FRAME).press("Make it").heading(FRAME);
      Map<String, String> renewed = told(screen);
      screen.press("Done");
      assertThat(isKnown(told)).isFalse();
      assertThat(isKnown(renewed)).isTrue();

      screen.press("Turn off: " + FRAME).button("Turn on: " + FRAME).waitFor();
      assertThat(isKnown(renewed)).isFalse();
      screen.press("Turn on: " + FRAME).button("Turn off: " + FRAME).waitFor();
      assertThat(isKnown(renewed)).isTrue();

      screen.press("Delete: " + FRAME).heading("Delete " + FRAME + "?").isFine("delete a program");
      screen.press("Keep it");
      assertThat(isKnown(renewed)).isTrue();
      screen.press("Delete: " + FRAME).press("Delete it");
      await().until(() -> row(screen).count() == 0);
      assertThat(isKnown(renewed)).isFalse();
    }
  }

  private Map<String, String> setUp(Screen screen) throws IOException {
    screen.isFine("programs").press("Set up a program").heading("A new program");
    screen.type("name", FRAME);
    Locator addresses = screen.page().locator("textarea[name=redirectUris]");
    addresses.fill("http://frame.example/not-safe");
    screen.page().getByLabel("Photograph web pages").check();
    screen.isFine("a new program").press("Set it up").shows("redirectUris");
    addresses.fill(REDIRECT);
    screen.press("Set it up").heading(FRAME).isFine("secret of a program");
    Map<String, String> told = told(screen);
    screen.press("Done");
    row(screen).waitFor();
    return told;
  }

  /** What the dialog says that the program has to be told. */
  private static Map<String, String> told(Screen screen) {
    List<String> values = screen.page().locator("dialog pre").allInnerTexts();
    assertThat(values).hasSize(2);
    return Map.of("client_id", values.getFirst(), "client_secret", values.getLast());
  }

  private static Locator row(Screen screen) {
    return screen.rows("Programs").filter(new Locator.FilterOptions().setHasText(FRAME));
  }

  private JsonNode client() {
    return api.asAdmin()
        .get("/api/v1/admin/clients")
        .expect(200)
        .json()
        .valueStream()
        .filter(client -> client.path("name").asString().equals(FRAME))
        .findFirst()
        .orElseThrow();
  }

  /** Whoever shows a wrong secret is not told that the code is wrong. */
  private boolean isKnown(Map<String, String> program) {
    String form =
        program.entrySet().stream()
            .map(value -> value.getKey() + "=" + value.getValue())
            .collect(Collectors.joining("&"));
    TestApi.Answer refused =
        api.send(
            api.request("/oauth2/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    BodyPublishers.ofString(
                        form + "&grant_type=refresh_token&refresh_token=phr_none")));
    assertThat(refused.status()).isIn(400, 401);
    return refused.json().path("error").asString().equals("invalid_grant");
  }

  @Test
  void theTrailIsFilteredReadInPartsAndTakenAlong() throws IOException {
    String subject = "account " + id(api.asUser("admin-page-ada"));
    try (Screen screen = admin("/admin/audit", "Audit trail")) {
      screen.rows("Entries").first().waitFor();
      screen.isFine("audit trail");
      screen.type("q", subject).type("action", "account-made").press("Show");
      Locator rows = screen.rows("Entries");
      await().until(() -> rows.count() == 1);
      assertThat(rows.innerText()).contains("Account made", "by " + TestApi.ADMIN, subject);
      screen.page().reload();
      await().until(() -> rows.count() == 1);
      assertThat(screen.page().inputValue("input[name=q]")).isEqualTo(subject);

      Download file = screen.page().waitForDownload(() -> screen.follow("JSON lines"));
      assertThat(Files.readString(file.path()).lines())
          .singleElement()
          .satisfies(line -> assertThat(line).contains("account-made", subject));

      screen.type("to", LocalDate.now(ZoneOffset.UTC).minusDays(2).toString()).press("Show");
      screen.shows("There are none.").press("Everything");
      await().until(() -> rows.count() > 1);
      assertThat(screen.page().inputValue("input[name=q]")).isEmpty();
    }
  }

  @Test
  void theTrailGoesOnWhereAPageEnds() {
    // Not so old that they could be purged meanwhile.
    long anHourAgo = Instant.now().minusSeconds(3600).toEpochMilli();
    for (int i = 0; i < 130; i++) {
      jdbc.sql("INSERT INTO audit (at, action, subject) VALUES (:at, 'signed-out', 'page by page')")
          .param("at", anHourAgo + i)
          .update();
    }
    try (Screen screen = admin("/admin/audit?q=page+by+page&action=signed-out", "Audit trail")) {
      Locator rows = screen.rows("Entries");
      rows.first().waitFor();
      int first = rows.count();
      assertThat(first).isLessThan(130);
      while (rows.count() < 130) {
        int before = rows.count();
        screen.press("Show more");
        await().until(() -> rows.count() > before);
      }
      assertThat(rows.count()).isEqualTo(130);
      assertThat(screen.button("Show more").count()).isZero();
    }
  }

  @Test
  void othersAreToldThatTheyAreNotForThem() {
    api.asUser("admin-page-bob");
    try (Screen screen = new Screen(browser.browser(), api.port())) {
      screen.go("/admin/clients").signIn("admin-page-bob", TestApi.PASSWORD);
      screen.heading("Programs").shows("Only admins can see this.");
      screen.go("/admin/audit").heading("Audit trail").shows("Only admins can see this.");
    }
  }

  private Screen admin(String path, String title) {
    Screen screen = new Screen(browser.browser(), api.port());
    screen.go(path).heading("Sign in").signIn(TestApi.ADMIN, TestApi.PASSWORD).heading(title);
    return screen;
  }

  private static long id(TestApi somebody) {
    return somebody.get("/api/v1/account").expect(200).as(Account.class).id();
  }
}
