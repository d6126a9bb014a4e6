package dev.pinhole.server.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestClock;
import dev.pinhole.server.capture.internal.browser.TestBrowser;
import dev.pinhole.server.factor.Authenticator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Signing in with a real browser. */
@PinholeTest
class SignInPageIT {
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
  void signsInAndGoesWhereSomebodyWanted() {
    api.asUser("page-anna");
    try (Screen screen = new Screen(browser.browser(), api.port())) {
      screen.go("/device?user_code=abcdefgh").heading("Sign in");
      screen.signIn("page-anna", TestApi.PASSWORD).heading("Connect a device");
      assertThat(screen.page().inputValue("input[name=code]")).isEqualTo("ABCD-EFGH");
      screen.go("/security").shows("page-anna").press("Sign out").heading("Sign in");
      screen.go("/security").heading("Sign in");
    }
  }

  @Test
  void saysWhatIsWrongAndHasTheCursorThere() {
    api.asUser("page-bert");
    try (Screen screen = new Screen(browser.browser(), api.port())) {
      screen.go("/sign-in").signIn("page-bert", "wrong password");
      screen.shows("The name or the password is not right.");
      screen.isAt("password");
      screen.type("password", TestApi.PASSWORD).press("Sign in").heading("Security");
    }
  }

  @Test
  void passwordIsHiddenAndMayBePastedOrKept() {
    api.asUser("page-paul");
    try (Screen screen = new Screen(browser.browser(), api.port())) {
      screen.go("/sign-in").type("username", TestApi.PASSWORD);
      Locator password = screen.page().locator("input[name=password]");
      assertThat(password.getAttribute("type")).isEqualTo("password");
      assertThat(password.getAttribute("autocomplete")).isEqualTo("current-password");
      screen.page().locator("input[name=username]").press("ControlOrMeta+A");
      screen.page().keyboard().press("ControlOrMeta+X");
      password.press("ControlOrMeta+V");
      assertThat(password.inputValue()).isEqualTo(TestApi.PASSWORD);
      screen.type("username", "page-paul").press("Sign in").heading("Security");
      screen.go("/reset-password#x").heading("Choose a new password");
      assertThat(password.getAttribute("type")).isEqualTo("password");
      assertThat(password.getAttribute("autocomplete")).isEqualTo("new-password");
    }
  }

  @Test
  void leadsNobodyToAnotherSite() {
    api.asUser("page-carl");
    try (Screen screen = new Screen(browser.browser(), api.port())) {
      screen.go("/sign-in?continue=//example.org/").signIn("page-carl", TestApi.PASSWORD);
      screen.heading("Security");
      assertThat(screen.page().url()).isEqualTo(screen.origin() + "/security");
    }
  }

  @Test
  void asksForTheCodeAndRemembersTheBrowser() {
    Authenticator.SetUp factor = Authenticator.setUp(api.asUser("page-dora"), clock);
    try (Screen screen = new Screen(browser.browser(), api.port())) {
      screen.go("/sign-in").signIn("page-dora", TestApi.PASSWORD).heading("One more step");
      screen.isAt("code");
      screen
          .type("code", "000000")
          .press("Sign in")
          .page()
          .getByRole(com.microsoft.playwright.options.AriaRole.ALERT)
          .waitFor();
      screen.isAt("code");
      screen.page().getByLabel("Ask for no code").check();
      screen.type("code", factor.recoveryCodes().getFirst()).press("Sign in").heading("Security");
      screen.press("Sign out").heading("Sign in");
      screen.signIn("page-dora", TestApi.PASSWORD).heading("Security");
      screen.shows("Chrome on Linux");
    }
  }

  @Test
  void asksWhetherToGoOnAsWhoIsSignedIn() {
    api.asUser("page-emil");
    try (Screen screen = new Screen(browser.browser(), api.port())) {
      screen.go("/sign-in").signIn("page-emil", TestApi.PASSWORD).heading("Security");
      screen.go("/sign-in?continue=/device").heading("You are signed in").press("Go on");
      screen.heading("Connect a device");
      screen.go("/sign-in").press("Sign in as somebody else").heading("Sign in");
    }
  }
}
