package dev.pinhole.server.ui;

import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestClock;
import dev.pinhole.server.capture.internal.browser.TestBrowser;
import dev.pinhole.server.factor.Authenticator;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The pages of identity keep nobody out, as axe-core sees it, and fit onto small screens, by day
 * and night. With {@code -Dpinhole.test.pictures=FOLDER} they are left there as pictures.
 */
@PinholeTest
class IdentityPagesIT {
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

  @ParameterizedTest
  @CsvSource({
    "390, 844, LIGHT",
    "390, 844, DARK",
    "320, 568, LIGHT",
    "1280, 900, LIGHT",
    "1280, 900, DARK"
  })
  void outside(int width, int height, ColorScheme colours) throws IOException {
    api.asUser("look-outside");
    try (Screen screen = new Screen(browser.browser(), api.port(), width, height, colours)) {
      screen.go("/").heading("Pinhole").isFine("front").follow("Sign in").heading("Sign in");
      screen.isFine("sign-in").go("/no-such-page").heading("There is nothing here");
      screen.isFine("nothing here").follow("To this server's first page");
      screen.heading("Pinhole").go("/sign-in").heading("Sign in");
      screen.signIn("look-outside", "wrong").page().getByRole(AriaRole.ALERT).waitFor();
      screen.isFine("sign-in wrong");
      screen.go("/sign-in?provider=x").heading("One more step").isFine("code");
      screen.go("/forgot-password").heading("Forgot your password?").isFine("forgot");
      screen.go("/reset-password#some-token").heading("Choose a new password").isFine("reset");
      screen.go("/reset-password").heading("This link does not work").isFine("reset wrong");
      screen.go("/confirm-email#some-token").heading("Is this your e-mail address?");
      screen.isFine("confirm");
      screen
          .press("Confirm the address")
          .heading("This link does not work")
          .isFine("confirm wrong");
      screen.go("/oauth2/error?error=invalid_client").heading("Signing in did not work");
      screen.isFine("oauth error");
      screen.go("/device?done").heading("The device is connected").isFine("device done");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "390, 844, LIGHT",
    "390, 844, DARK",
    "320, 568, LIGHT",
    "1280, 900, LIGHT",
    "1280, 900, DARK"
  })
  void inside(int width, int height, ColorScheme colours) throws IOException {
    String name = "look-" + width + "-" + colours;
    api.asUser(name);
    try (Program program = new Program(api);
        Screen screen = new Screen(browser.browser(), api.port(), width, height, colours)) {
      screen.hasPasskeys();
      screen.go(program.request()).signIn(name, TestApi.PASSWORD).heading(Program.QUESTION);
      screen.isFine("consent").press("Allow").shows(Program.THANKS);
      screen.go("/sign-in").heading("You are signed in").isFine("signed in");
      screen.go("/device").heading("Connect a device").isFine("device");
      screen.go("/device?user_code=" + program.device().userCode()).heading("Connect a device");
      screen.press("Go on").heading(Program.QUESTION).isFine("consent for a device");

      screen.go("/security").heading("Security").shows("this browser").isFine("security");
      screen.press("Set up an app").heading("Set up an authenticator app").isFine("app");
      String secret = screen.page().getByLabel("Secret").innerText().replace(" ", "");
      screen.type("code", "000000").press("Turn on").page().getByRole(AriaRole.ALERT).waitFor();
      screen.isFine("app wrong");
      screen.type("code", Authenticator.of(secret, clock).code()).press("Turn on");
      screen.heading("Your recovery codes").isFine("recovery codes");
      screen.page().getByLabel("I have kept them").check();
      screen.press("Done").shows("On: signing in asks for a code");
      screen.press("Add a passkey").isFine("adding a passkey");
      screen.type("name", "My laptop").press("Make the passkey").shows("My laptop");
      screen.press("Change the password").isFine("changing the password");
      clock.advance(Duration.ofMinutes(11));
      screen.press("Sign out everywhere else").heading("Is it you?").isFine("proof");
    }
  }
}
