package dev.pinhole.server.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.options.AriaRole;
import dev.pinhole.api.account.Account;
import dev.pinhole.api.account.Login;
import dev.pinhole.api.account.Registration;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestClock;
import dev.pinhole.server.capture.internal.browser.TestBrowser;
import dev.pinhole.server.factor.Authenticator;
import dev.pinhole.server.federation.TestProvider;
import dev.pinhole.server.mail.TestMail;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Getting in by links of mail, and by other servers, with a real browser. */
@PinholeTest
class OtherWaysInIT {
  private static final String NEW_PASSWORD = "nine tall gardens";
  private static final TestMail MAIL = new TestMail();
  private static final TestProvider PROVIDER = new TestProvider();

  /** Where people reach the server: known before it is there. */
  private static final Relay FRONT = new Relay();

  private static TestBrowser browser;

  @Autowired TestApi api;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    MAIL.addTo(registry);
    registry.add("pinhole.base-url", () -> "http://localhost:" + FRONT.port());
    registry.add("pinhole.registration", () -> "open");
    String acme = "pinhole.sign-in.providers.acme.";
    registry.add(acme + "name", () -> "Acme");
    registry.add(acme + "issuer", PROVIDER::issuer);
    registry.add(acme + "client-id", () -> TestProvider.CLIENT);
    registry.add(acme + "client-secret", () -> TestProvider.SECRET);
  }

  @BeforeAll
  static void start() {
    browser = Screen.browser();
  }

  @AfterAll
  static void stop() throws IOException {
    browser.close();
    FRONT.close();
    PROVIDER.close();
    MAIL.close();
  }

  @BeforeEach
  void leadTheWay() {
    FRONT.leadTo(api.port());
  }

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  @Test
  void aForgottenPasswordIsReplacedByTheLinkOfTheMail() {
    register("ways-rita");
    try (Screen screen = screen()) {
      screen.go("/sign-in").follow("Forgot your password?").heading("Forgot your password?");
      screen.type("email", "ways-rita@example.org").press("Send the link");
      screen.heading("Look into your mail").shows("ways-rita@example.org");
      String token =
          TestMail.token(MAIL.await("ways-rita@example.org", 2).get(1), "reset-password");
      screen.go("/reset-password#" + token).heading("Choose a new password");
      screen.type("password", "password1").press("Change the password");
      screen.page().getByRole(AriaRole.ALERT).waitFor();
      screen.isAt("password");
      screen.type("password", NEW_PASSWORD).press("Change the password");
      screen.heading("Your password is changed").follow("Sign in").heading("Sign in");
      screen.signIn("ways-rita", NEW_PASSWORD).heading("Security").press("Sign out");
      screen.heading("Sign in").go("/reset-password#" + token);
      screen.type("password", NEW_PASSWORD + "!").press("Change the password");
      screen.heading("This link does not work");
    }
    api.post("/api/v1/login", new Login("ways-rita", TestApi.PASSWORD)).expect(401);
  }

  @Test
  void theLinkIsTakenOutOfTheAddress() {
    register("ways-hugo");
    try (Screen screen = screen()) {
      screen.go("/forgot-password").type("email", "ways-hugo@example.org").press("Send the link");
      String token =
          TestMail.token(MAIL.await("ways-hugo@example.org", 2).get(1), "reset-password");
      screen.go("/reset-password#" + token).heading("Choose a new password");
      assertThat(screen.page().url()).doesNotContain(token);
    }
  }

  @Test
  void anAddressIsConfirmedByTheLinkOfTheMail() throws IOException {
    register("ways-nils");
    try (Screen screen = screen()) {
      String first =
          TestMail.token(MAIL.await("ways-nils@example.org", 1).getFirst(), "confirm-email");
      screen.go("/confirm-email#" + first).heading("Is this your e-mail address?");
      screen.press("Confirm the address").heading("Your address is confirmed");
      screen.follow("To your account").heading("Sign in").signIn("ways-nils", TestApi.PASSWORD);
      screen.heading("Security").shows("ways-nils@example.org").shows("confirmed");

      screen.press("Change the address").type("email", "nils-new@example.org");
      screen.type("currentPassword", TestApi.PASSWORD).press("Change the address");
      screen.shows("Once you have opened it, this is your address.").isFine("address pending");
      String second =
          TestMail.token(MAIL.await("nils-new@example.org", 1).getFirst(), "confirm-email");
      screen.go("/confirm-email#" + second).press("Confirm the address");
      screen.heading("Your address is confirmed").follow("To your account").heading("Security");
      screen.shows("nils-new@example.org");
    }
  }

  @Test
  void somebodyNewComesInByAProvider() throws IOException {
    PROVIDER.is(person("ways-nova", true));
    try (Screen screen = screen()) {
      screen.go("/device").heading("Sign in").follow("Sign in with Acme");
      screen.follow(TestProvider.AGREE).heading("Connect a device");
      screen.go("/security").heading("Security").shows("ways-nova").shows("Unlink");
      screen.isFine("linked");
    }
  }

  @Test
  void aProviderIsLinkedAndUnlinkedOnTheSecurityPage() {
    register("ways-lena");
    PROVIDER.is(person("lena-elsewhere", false));
    try (Screen screen = screen()) {
      screen.go("/security").signIn("ways-lena", TestApi.PASSWORD).heading("Security");
      screen.press("Link Acme").follow(TestProvider.AGREE).heading("Security");
      screen.rows("Linked").first().waitFor();
      screen.press("Sign out").heading("Sign in").follow("Sign in with Acme");
      screen.follow(TestProvider.AGREE).heading("Security").shows("ways-lena");
      screen.press("Unlink: Acme").shows("None is linked.");

      screen.press("Sign out").heading("Sign in").follow("Sign in with Acme");
      screen.follow(TestProvider.AGREE).heading("Sign in");
      screen.page().getByRole(AriaRole.ALERT).waitFor();
    }
  }

  @Test
  void theSecondFactorIsAskedForAfterAProvider() {
    register("ways-fred");
    jdbc.sql("UPDATE accounts SET email_verified = :yes WHERE username = 'ways-fred'")
        .param("yes", true)
        .update();
    Authenticator.SetUp factor = Authenticator.setUp(api.asUser("ways-fred"), clock);
    PROVIDER.is(person("ways-fred", true));
    try (Screen screen = screen()) {
      screen.go("/security").heading("Sign in").follow("Sign in with Acme");
      screen.follow(TestProvider.AGREE).heading("One more step");
      screen.type("code", factor.recoveryCodes().getFirst()).press("Sign in").heading("Security");
      screen.shows("ways-fred");
    }
  }

  @Test
  void whatAProviderSaysIsNotBelievedWhereItIsForged() {
    PROVIDER.is(person("ways-forged", true)).signedByAnother();
    try (Screen screen = screen()) {
      screen.go("/sign-in").heading("Sign in").follow("Sign in with Acme");
      screen.follow(TestProvider.AGREE).heading("Sign in");
      screen.page().getByRole(AriaRole.ALERT).waitFor();
      screen.go("/security").heading("Sign in");
    }
  }

  private Screen screen() {
    return new Screen(browser.browser(), FRONT.port());
  }

  private void register(String name) {
    String email = name + "@example.org";
    api.asAdmin()
        .post("/api/v1/accounts", new Registration(name, email, TestApi.PASSWORD, null))
        .expect(201)
        .as(Account.class);
    await().until(() -> !MAIL.to(email).isEmpty());
  }

  private static Map<String, Object> person(String name, boolean verified) {
    return Map.of("sub", name, "email", name + "@example.org", "email_verified", verified);
  }
}
