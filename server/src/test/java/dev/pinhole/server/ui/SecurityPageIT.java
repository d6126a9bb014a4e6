package dev.pinhole.server.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestClock;
import dev.pinhole.server.capture.internal.browser.TestBrowser;
import dev.pinhole.server.factor.Authenticator;
import dev.pinhole.server.session.WebVisitor;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Looking after one's account with a real browser. */
@PinholeTest
class SecurityPageIT {
  private static TestBrowser browser;

  @Autowired TestApi api;
  @Autowired TestClock clock;

  @BeforeAll
  static void start() {
    browser = Screen.browser();
  }

  @AfterAll
  static void stop() {
    browser.close();
  }

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  @Test
  void setsUpAnAppWithWhichOneSignsInFromThenOn() {
    api.asUser("safe-anna");
    try (Screen screen = signedIn("safe-anna")) {
      screen.press("Set up an app").heading("Set up an authenticator app");
      Locator qr = screen.page().locator("dialog img");
      await()
          .until(() -> (boolean) qr.evaluate("image => image.complete && image.naturalWidth > 0"));
      String secret = screen.page().getByLabel("Secret").innerText().replace(" ", "");
      Authenticator app = Authenticator.of(secret, clock);
      screen.type("code", app.code()).press("Turn on").heading("Your recovery codes");
      List<String> codes = screen.page().locator("dialog li").allInnerTexts();
      assertThat(codes).hasSizeGreaterThanOrEqualTo(8).doesNotHaveDuplicates();
      assertThat(screen.page().locator("dialog").count()).isEqualTo(1);
      screen.page().getByLabel("I have kept them").check();
      screen.press("Done").shows("On: signing in asks for a code");
      keepsTheCodes(screen);

      screen.press("Sign out").heading("Sign in").signIn("safe-anna", TestApi.PASSWORD);
      screen.heading("One more step").type("code", codes.getFirst()).press("Sign in");
      screen.heading("Security").shows((codes.size() - 1) + " codes left");
    }
  }

  /** Who gives up by the keyboard is where they were. */
  private static void keepsTheCodes(Screen screen) {
    screen.press("Make new codes").heading("Make new recovery codes?");
    screen.page().keyboard().press("Escape");
    await().until(() -> screen.page().locator("dialog").count() == 0);
    assertThat(screen.page().evaluate("() => document.activeElement.textContent"))
        .isEqualTo("Make new codes");
  }

  @Test
  void addsAPasskeyWithWhichOneSignsIn() {
    api.asUser("safe-bert");
    try (Screen screen = new Screen(browser.browser(), api.port())) {
      screen.hasPasskeys();
      screen.offersNoPasskeys();
      addPasskey(screen, "safe-bert");

      screen.press("Sign out").heading("Sign in");
      screen.press("Sign in with a passkey").heading("Security");
      screen.press("Remove: My laptop").heading("Remove My laptop?").press("Keep it");
      screen.press("Remove: My laptop").press("Remove it").shows("You have none yet.");
    }
  }

  @Test
  void isOfferedThePasskeyBesideTheName() {
    api.asUser("safe-bill");
    try (Screen screen = new Screen(browser.browser(), api.port())) {
      screen.hasPasskeys();
      addPasskey(screen, "safe-bill");

      screen
          .page()
          .waitForResponse(
              answer -> answer.url().endsWith("/api/v1/session/passkey") && answer.ok(),
              () -> screen.press("Sign out"));
      screen.heading("Security").shows("My laptop");
    }
  }

  private static void addPasskey(Screen screen, String username) {
    screen.go("/sign-in").signIn(username, TestApi.PASSWORD).heading("Security");
    screen.press("Add a passkey").type("name", "My laptop").press("Make the passkey");
    screen.heading("Your recovery codes").page().getByLabel("I have kept them").check();
    screen.press("Done").shows("My laptop");
  }

  @Test
  void asksForThePasswordAgainBeforeOthersAreSignedOut() {
    api.asUser("safe-carl");
    WebVisitor other = new WebVisitor(api).signIn("safe-carl");
    try (Screen screen = signedIn("safe-carl")) {
      clock.advance(Duration.ofMinutes(11));
      screen.press("Sign out everywhere else").heading("Is it you?");
      screen.press("Cancel");
      other.get("/api/v1/session").expect(200);
      assertThat(screen.page().getByRole(AriaRole.ALERT).count()).isEqualTo(0);

      screen.press("Sign out everywhere else").heading("Is it you?");
      screen.type("password", "wrong password").press("Go on");
      screen.page().getByRole(AriaRole.ALERT).waitFor();
      screen.type("password", TestApi.PASSWORD).press("Go on");
      await().until(() -> other.get("/api/v1/session").status() == 401);
      screen.shows("this browser");
    }
  }

  @Test
  void changesThePasswordAndStaysSignedIn() {
    api.asUser("safe-dora");
    WebVisitor other = new WebVisitor(api).signIn("safe-dora");
    try (Screen screen = signedIn("safe-dora")) {
      screen.press("Change the password");
      screen.type("password", "a brand new one").type("currentPassword", "not this");
      screen.press("Change the password").page().getByRole(AriaRole.ALERT).waitFor();
      screen.isAt("currentPassword");
      screen.type("currentPassword", TestApi.PASSWORD).press("Change the password");
      screen.shows("Your password is changed.");
      other.get("/api/v1/session").expect(401);

      screen.press("Sign out").heading("Sign in").signIn("safe-dora", "a brand new one");
      screen.heading("Security");
    }
  }

  @Test
  void endsAnotherSession() {
    api.asUser("safe-emil");
    WebVisitor other = new WebVisitor(api).signIn("safe-emil");
    try (Screen screen = signedIn("safe-emil")) {
      Locator rows = screen.page().getByLabel("Sessions").locator("li");
      await().until(() -> rows.count() == 2);
      screen.page().getByLabel("Sessions").getByRole(AriaRole.BUTTON).click();
      await().until(() -> rows.count() == 1);
      other.get("/api/v1/session").expect(401);
    }
  }

  @Test
  void goesToSignInWhenTheSessionWasEnded() {
    api.asUser("safe-fred");
    try (Screen screen = signedIn("safe-fred")) {
      new WebVisitor(api).signIn("safe-fred").delete("/api/v1/sessions").expect(204);
      screen.press("Sign out everywhere else").heading("Sign in");
      screen.signIn("safe-fred", TestApi.PASSWORD).heading("Security");
    }
  }

  @Test
  void setsUpShareX() throws IOException {
    api.asUser("safe-gina");
    try (Screen screen = signedIn("safe-gina")) {
      Download file = screen.page().waitForDownload(() -> screen.press("Set up ShareX"));
      assertThat(file.suggestedFilename()).isEqualTo("pinhole.sxcu");
      JsonNode uploader = JsonMapper.shared().readTree(Files.readString(file.path()));
      assertThat(uploader.path("RequestURL").asString()).isEqualTo(screen.origin() + "/3/image");
      String token = uploader.at("/Headers/Authorization").asString().replace("Bearer ", "");
      api.withToken(token).get("/api/v1/account").expect(200);
      screen.shows("Open pinhole.sxcu with ShareX");
    }
  }

  private Screen signedIn(String name) {
    Screen screen = new Screen(browser.browser(), api.port());
    screen.go("/security").signIn(name, TestApi.PASSWORD).heading("Security");
    return screen;
  }
}
