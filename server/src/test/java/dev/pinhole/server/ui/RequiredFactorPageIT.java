package dev.pinhole.server.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestClock;
import dev.pinhole.server.capture.internal.browser.TestBrowser;
import dev.pinhole.server.factor.Authenticator;
import dev.pinhole.server.factor.FactorMaintenance;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** An admin who has to have a second factor is led to set one up, with a real browser. */
@PinholeTest
@TestPropertySource(properties = "pinhole.second-factor.required-for=admins")
class RequiredFactorPageIT {
  private static TestBrowser browser;

  @Autowired TestApi api;
  @Autowired TestClock clock;
  @Autowired FactorMaintenance factors;

  @BeforeAll
  static void start() {
    browser = Screen.browser();
  }

  @AfterAll
  static void stop() {
    browser.close();
  }

  /** Others share the admin. */
  @AfterEach
  void removeWhatIsLeft() {
    factors.remove(TestApi.ADMIN, System.out);
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void isLedToSetOneUpBeforeAnythingElse(ColorScheme colours) throws IOException {
    try (Screen screen = new Screen(browser.browser(), api.port(), 390, 844, colours)) {
      screen.go("/admin/audit").heading("Sign in").signIn(TestApi.ADMIN, TestApi.PASSWORD);
      screen.heading("Security").shows("Your account needs a second factor");
      assertThat(screen.page().url()).isEqualTo(screen.origin() + "/security");
      screen.isFine("second factor missing").follow("Programs").heading("Security");

      screen.press("Set up an app").heading("Set up an authenticator app");
      String secret = screen.page().getByLabel("Secret").innerText().replace(" ", "");
      screen.type("code", Authenticator.of(secret, clock).code()).press("Turn on");
      screen.heading("Your recovery codes").page().getByLabel("I have kept them").check();
      screen.press("Done").shows("On: signing in asks for a code");
      assertThat(screen.page().getByText("Your account needs a second factor").count()).isZero();
      screen.follow("Audit").heading("Audit trail").rows("Entries").first().waitFor();

      screen.follow("Security").heading("Security").press("Remove the app");
      screen.heading("Remove the authenticator app?").press("Remove it");
      screen.shows("Your account needs a second factor").follow("Audit").heading("Security");
    }
  }
}
