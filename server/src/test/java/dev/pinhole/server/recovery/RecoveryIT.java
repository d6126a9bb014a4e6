package dev.pinhole.server.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMailUtil;
import dev.pinhole.api.account.Account;
import dev.pinhole.api.account.AccountChange;
import dev.pinhole.api.account.Login;
import dev.pinhole.api.account.PasswordReset;
import dev.pinhole.api.account.Registration;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestClock;
import dev.pinhole.server.factor.Authenticator;
import dev.pinhole.server.mail.TestMail;
import dev.pinhole.server.session.WebVisitor;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The ways back into an account, over a real mail server. */
@PinholeTest
class RecoveryIT {
  private static final String RESET = "/api/v1/password-reset";
  private static final String SET = RESET + "/confirmation";
  private static final String CONFIRM = "/api/v1/account/email/confirmation";
  private static final String NEW_PASSWORD = "nine tall gardens";
  private static final TestMail MAIL = new TestMail();

  @Autowired TestApi api;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    MAIL.addTo(registry);
    registry.add("pinhole.base-url", () -> "https://pictures.example.org/");
    registry.add("pinhole.recovery.per-address", () -> 1000);
  }

  @AfterAll
  static void close() {
    MAIL.close();
  }

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  @Test
  void aLinkByMailSetsAPasswordOnce() {
    TestApi rita = register("reset-rita");
    ask("RESET-rita@example.org");
    String token = TestMail.token(MAIL.await("reset-rita@example.org", 2).get(1), "reset-password");
    api.post(SET, new PasswordReset(token, "12345678")).expect(400);
    api.post(SET, new PasswordReset(token, NEW_PASSWORD)).expect(204);

    rita.get("/api/v1/account").expect(401);
    api.post("/api/v1/login", new Login("reset-rita", TestApi.PASSWORD)).expect(401);
    api.post("/api/v1/login", new Login("reset-rita", NEW_PASSWORD)).expect(200);
    assertThat(api.post(SET, new PasswordReset(token, NEW_PASSWORD + "!")).expect(403).code())
        .isEqualTo("wrong-link");
    assertThat(MAIL.await("reset-rita@example.org", 3).get(2))
        .satisfies(
            notice -> assertThat(notice.getSubject()).isEqualTo("Your password has been changed"));
    assertThat(audited("password-reset")).isNotEmpty().doesNotContain(token);
  }

  @Test
  void aNewPasswordDoesNotStandForTheSecondFactor() {
    Authenticator.SetUp factor = Authenticator.setUp(register("reset-tom"), clock);
    // Told that there is a second factor now.
    MAIL.await("reset-tom@example.org", 2);
    ask("reset-tom@example.org");
    String token = TestMail.token(MAIL.await("reset-tom@example.org", 3).get(2), "reset-password");
    api.post(SET, new PasswordReset(token, NEW_PASSWORD)).expect(204);
    assertThat(api.post("/api/v1/login", new Login("reset-tom", NEW_PASSWORD)).expect(401).code())
        .isEqualTo("second-factor-required");
    String code = factor.recoveryCodes().getFirst();
    api.post("/api/v1/login", new Login("reset-tom", NEW_PASSWORD, code)).expect(200);
  }

  @Test
  void theLinkBeginsWithTheConfiguredAddressWhateverTheRequestSays() {
    register("reset-hugo");
    ask("reset-hugo@example.org");
    String body = GreenMailUtil.getBody(MAIL.await("reset-hugo@example.org", 2).get(1));
    assertThat(body)
        .contains("https://pictures.example.org/reset-password#")
        .doesNotContain("127.0.0.1");
  }

  @Test
  void aLinkIsOverAfterAnHour() {
    register("reset-olga");
    ask("reset-olga@example.org");
    String token = TestMail.token(MAIL.await("reset-olga@example.org", 2).get(1), "reset-password");
    clock.advance(Duration.ofMinutes(61));
    assertThat(api.post(SET, new PasswordReset(token, NEW_PASSWORD)).expect(403).code())
        .isEqualTo("wrong-link");
  }

  @Test
  void answersAndWorksAlikeWhetherAnAccountHasTheAddress() {
    register("reset-kim");
    TestApi.Answer known = ask("reset-kim@example.org");
    TestApi.Answer unknown = ask("nobody-at-all@example.org");
    assertThat(unknown.text()).isEqualTo(known.text()).isEmpty();
    MAIL.await("reset-kim@example.org", 2);
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> waiting() == 0);
    assertThat(MAIL.to("nobody-at-all@example.org")).isEmpty();
  }

  @Test
  void oneAddressIsSentAFewOnly() {
    register("reset-lena");
    for (int sent = 2; sent <= 4; sent++) {
      ask("reset-lena@example.org");
      MAIL.await("reset-lena@example.org", sent);
    }
    ask("reset-lena@example.org");
    assertThat(
            jdbc.sql("SELECT COUNT(*) FROM mail WHERE reference = 'reset-lena@example.org'")
                .query(Integer.class)
                .single())
        .isZero();
    assertThat(MAIL.to("reset-lena@example.org")).hasSize(4);
  }

  @Test
  void aNewAccountsAddressIsConfirmed() {
    TestApi nils = register("confirm-nils");
    assertThat(account(nils).emailVerified()).isFalse();
    String token =
        TestMail.token(MAIL.await("confirm-nils@example.org", 1).getFirst(), "confirm-email");
    api.post(CONFIRM, Map.of("token", token)).expect(204);
    assertThat(account(nils).emailVerified()).isTrue();
    assertThat(api.post(CONFIRM, Map.of("token", token)).expect(403).code())
        .isEqualTo("wrong-link");
  }

  @Test
  void aNewAddressWaitsUntilItIsConfirmedAndTheOldOneIsTold() {
    TestApi mona = register("confirm-mona");
    mona.patch("/api/v1/account", new AccountChange("mona-new@example.org", null, TestApi.PASSWORD))
        .expect(200);
    assertThat(account(mona).email()).isEqualTo("confirm-mona@example.org");
    assertThat(account(mona).pendingEmail()).isEqualTo("mona-new@example.org");
    api.post("/api/v1/login", new Login("mona-new@example.org", TestApi.PASSWORD)).expect(401);

    String token =
        TestMail.token(MAIL.await("mona-new@example.org", 1).getFirst(), "confirm-email");
    api.post(CONFIRM, Map.of("token", token)).expect(204);
    Account now = account(mona);
    assertThat(now.email()).isEqualTo("mona-new@example.org");
    assertThat(now.emailVerified()).isTrue();
    assertThat(now.pendingEmail()).isNull();
    assertThat(MAIL.await("confirm-mona@example.org", 2).get(1))
        .satisfies(notice ->
            assertThat(notice.getSubject()).isEqualTo("Your e-mail address has been changed"));
  }

  @Test
  void whoeverIsFirstToConfirmAnAddressHasIt() {
    TestApi first = api.asUser("confirm-first");
    TestApi second = api.asUser("confirm-second");
    for (TestApi each : List.of(first, second)) {
      each.patch("/api/v1/account", new AccountChange("shared@example.org", null, TestApi.PASSWORD))
          .expect(200);
    }
    List<String> tokens =
        MAIL.await("shared@example.org", 2).stream()
            .map(message -> TestMail.token(message, "confirm-email"))
            .toList();
    api.post(CONFIRM, Map.of("token", tokens.get(0))).expect(204);
    assertThat(api.post(CONFIRM, Map.of("token", tokens.get(1))).expect(409).code())
        .isEqualTo("email-taken");
  }

  @Test
  void whetherAnAddressIsTakenOnlyItsOwnerLearns() {
    TestApi vera = register("taken-vera");
    TestApi spy = register("taken-spy");
    String free = changed(spy, "taken-none");
    MAIL.await("taken-none@example.org", 1);
    String taken = changed(spy, "taken-vera");
    assertThat(taken.replace("taken-vera", "X")).isEqualTo(free.replace("taken-none", "X"));
    MimeMessage notice = MAIL.await("taken-vera@example.org", 2).get(1);
    assertThat(GreenMailUtil.getBody(notice))
        .contains("taken-spy", "another account's")
        .doesNotContain("confirm-email");
    assertThat(account(vera).email()).isEqualTo("taken-vera@example.org");
    assertThat(account(spy).email()).isEqualTo("taken-spy@example.org");
  }

  private static String changed(TestApi who, String address) {
    AccountChange change = new AccountChange(address + "@example.org", null, TestApi.PASSWORD);
    return who.patch("/api/v1/account", change).expect(200).text();
  }

  @Test
  void anAdminHandsALinkOver() {
    TestApi otto = api.asUser("reset-otto");
    long id = account(otto).id();
    otto.post("/api/v1/admin/accounts/" + id + "/password-reset", "").expect(403);
    String link =
        api.asAdmin()
            .post("/api/v1/admin/accounts/" + id + "/password-reset", "")
            .expect(200)
            .json()
            .path("link")
            .asString();
    assertThat(link).startsWith("https://pictures.example.org/reset-password#");
    api.post(SET, new PasswordReset(link.substring(link.indexOf('#') + 1), NEW_PASSWORD))
        .expect(204);
    api.post("/api/v1/login", new Login("reset-otto", NEW_PASSWORD)).expect(200);
    assertThat(audited("password-reset-link-made")).contains("account " + id);
  }

  @Test
  void anAdminHasToShowWhoTheyAreForThat() {
    long id = account(api.asUser("reset-paul")).id();
    WebVisitor admin = new WebVisitor(api).signIn(TestApi.ADMIN);
    clock.advance(Duration.ofMinutes(11));
    String path = "/api/v1/admin/accounts/" + id + "/password-reset";
    assertThat(admin.post(path, Map.of()).expect(403).code()).isEqualTo("proof-required");
    assertThat(audited("password-reset-link-made")).doesNotContain("account " + id);
  }

  @Test
  void nothingButAWholeTokenOpensAnything() {
    for (String token :
        List.of("", "x", "1.9999999999." + "A".repeat(43), "1.1.\0", "1".repeat(5000))) {
      assertThat(api.post(SET, Map.of("token", token, "password", NEW_PASSWORD)).expect(403).code())
          .isEqualTo("wrong-link");
      assertThat(api.post(CONFIRM, Map.of("token", token)).expect(403).code())
          .isEqualTo("wrong-link");
    }
  }

  private TestApi register(String name) {
    api.asAdmin()
        .post(
            "/api/v1/accounts",
            new Registration(name, name + "@example.org", TestApi.PASSWORD, null))
        .expect(201);
    MAIL.await(name + "@example.org", 1);
    return api.asUser(name);
  }

  private TestApi.Answer ask(String email) {
    return api.post(RESET, Map.of("email", email)).expect(202);
  }

  private static Account account(TestApi as) {
    return as.get("/api/v1/account").expect(200).as(Account.class);
  }

  private int waiting() {
    return jdbc.sql("SELECT COUNT(*) FROM mail").query(Integer.class).single();
  }

  private String audited(String action) {
    return jdbc.sql("SELECT subject || COALESCE(details, '') FROM audit WHERE action = :action")
        .param("action", action)
        .query(String.class)
        .list()
        .toString();
  }
}
