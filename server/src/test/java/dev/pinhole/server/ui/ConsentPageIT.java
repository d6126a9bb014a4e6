package dev.pinhole.server.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.options.AriaRole;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestClock;
import dev.pinhole.server.capture.internal.browser.TestBrowser;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Letting programs in with a real browser. */
@PinholeTest
class ConsentPageIT {
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

  @Test
  void leadsBackToTheProgramWithACode() throws IOException {
    api.asUser("consent-anna");
    try (Program program = new Program(api);
        Screen screen = new Screen(browser.browser(), api.port())) {
      screen.go(program.request()).heading("Sign in");
      screen.signIn("consent-anna", TestApi.PASSWORD).heading(Program.QUESTION);
      screen.shows("See and download your images").shows("consent-anna").press("Allow");
      assertThat(program.answer()).containsKey("code").containsEntry("state", Program.STATE);
      screen.shows(Program.THANKS);

      program.enter();
      screen.go("/security").heading("Security").shows("may see your images");
      screen.press("Remove access: Pinhole for desktop and command line").shows("There are none.");
    }
  }

  @Test
  void asksWhoSignedInLongAgoToShowAgainWhoTheyAre() throws IOException {
    api.asUser("consent-zara");
    try (Program program = new Program(api);
        Screen screen = new Screen(browser.browser(), api.port())) {
      screen.go("/sign-in").signIn("consent-zara", TestApi.PASSWORD).heading("Security");
      clock.advance(Duration.ofMinutes(11));
      screen.go(program.request()).heading(Program.QUESTION).press("Allow").heading("Is it you?");
      screen.isFine("proof before consent");
      screen.type("password", TestApi.PASSWORD).press("Go on");
      assertThat(program.answer()).containsKey("code");
    } finally {
      clock.reset();
    }
  }

  @Test
  void tellsTheProgramThatSomebodyDoesNotWantIt() throws IOException {
    api.asUser("consent-bert");
    try (Program program = new Program(api);
        Screen screen = new Screen(browser.browser(), api.port())) {
      screen.go(program.request()).signIn("consent-bert", TestApi.PASSWORD);
      screen.heading(Program.QUESTION).press("Deny");
      assertThat(program.answer())
          .containsEntry("error", "access_denied")
          .doesNotContainKey("code");
    }
  }

  @Test
  void asksAgainWhoeverElseIsThere() throws IOException {
    api.asUser("consent-carl");
    api.asUser("consent-dora");
    try (Program program = new Program(api);
        Screen screen = new Screen(browser.browser(), api.port())) {
      screen.go(program.request()).signIn("consent-carl", TestApi.PASSWORD);
      screen.heading(Program.QUESTION).press("Sign in as somebody else").heading("Sign in");
      // What was asked of one person is not to be answered by another.
      screen.signIn("consent-dora", TestApi.PASSWORD).heading("This question is over");
    }
  }

  @Test
  void saysWhatIsWrongWithARequest() throws IOException {
    try (Program program = new Program(api);
        Screen screen = new Screen(browser.browser(), api.port())) {
      api.asUser("consent-emil");
      screen.go("/sign-in").signIn("consent-emil", TestApi.PASSWORD).heading("Security");
      screen.go(program.request().replace("pinhole-cli", "no-such-program"));
      screen.heading("Signing in did not work").shows("The program is not known here.");
    }
  }

  @Test
  void connectsADeviceWithoutABrowser() throws IOException {
    api.asUser("consent-fred");
    try (Program program = new Program(api);
        Screen screen = new Screen(browser.browser(), api.port())) {
      Program.Device device = program.device();
      screen.go("/device").signIn("consent-fred", TestApi.PASSWORD).heading("Connect a device");
      screen.type("code", "BBBB-BBBB").press("Go on").page().getByRole(AriaRole.ALERT).waitFor();
      screen.isAt("code");
      screen.type("code", device.userCode().toLowerCase(java.util.Locale.ROOT)).press("Go on");
      screen.heading(Program.QUESTION).shows(device.userCode()).press("Allow");
      screen.heading("The device is connected");
      await().until(() -> program.isConnected(device));
    }
  }

  @Test
  void leavesADeviceOutside() throws IOException {
    api.asUser("consent-gina");
    try (Program program = new Program(api);
        Screen screen = new Screen(browser.browser(), api.port())) {
      Program.Device device = program.device();
      screen.go("/device?user_code=" + device.userCode());
      screen.signIn("consent-gina", TestApi.PASSWORD).heading("Connect a device").press("Go on");
      screen.heading(Program.QUESTION).press("Deny").heading("The device was not let in");
      assertThat(program.isConnected(device)).isFalse();
    }
  }
}
