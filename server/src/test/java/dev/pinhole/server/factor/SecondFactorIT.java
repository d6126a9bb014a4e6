package dev.pinhole.server.factor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.account.AccountChange;
import dev.pinhole.api.account.Login;
import dev.pinhole.api.session.ProofRequest;
import dev.pinhole.api.session.SessionRequest;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.TestClock;
import dev.pinhole.server.session.WebVisitor;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@PinholeTest
class SecondFactorIT {
  private static final Duration STEP = Duration.ofSeconds(30);
  private static final String TOTP = "/api/v1/account/totp";
  private static final String CONFIRMATION = "/api/v1/account/totp/confirmation";
  private static final String RECOVERY = "/api/v1/account/recovery-codes";

  @Autowired TestApi api;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  @Test
  void isAskedForOnceConfirmed() {
    TestApi ada = api.asUser("FactorAda");
    Answer begun = ada.post(TOTP, "").expect(200);
    String secret = begun.json().path("secret").asString();
    assertThat(secret).matches("[A-Z2-7]{32}");
    assertThat(begun.header("Cache-Control")).contains("no-store");
    assertThat(begun.json().path("uri").asString())
        .isEqualTo(
            "otpauth://totp/Pinhole:FactorAda?secret="
                + secret
                + "&issuer=Pinhole&algorithm=SHA1&digits=6&period=30");
    assertThat(begun.json().path("qr").asString()).startsWith("data:image/svg+xml;base64,");
    login("FactorAda", null).expect(200);

    Authenticator.SetUp factor = Authenticator.setUp(ada, clock);
    assertThat(factor.recoveryCodes())
        .hasSize(10)
        .doesNotHaveDuplicates()
        .allMatch(code -> code.matches("[a-z2-7]{4}(-[a-z2-7]{4}){3}"));
    Answer asked = login("FactorAda", null).expect(401);
    assertThat(asked.code()).isEqualTo("second-factor-required");
    assertThat(methods(asked)).containsExactly("totp", "recovery-code");
    assertThat(login("FactorAda", "").expect(401).code()).isEqualTo("second-factor-required");
    assertThat(login("FactorAda", "000000").expect(401).code()).isEqualTo("wrong-code");
    clock.advance(STEP);
    login("FactorAda", factor.app().code()).expect(200);
    JsonNode view = ada.get("/api/v1/account/second-factor").expect(200).json();
    assertThat(view.path("totp").asBoolean()).isTrue();
    assertThat(view.path("recoveryCodesLeft").asInt()).isEqualTo(10);
    assertThat(view.path("required").asBoolean()).isFalse();
  }

  @Test
  void secretsAreNotInTheDatabase() {
    TestApi owner = api.asUser("FactorSealed");
    String secret = owner.post(TOTP, "").expect(200).json().path("secret").asString();
    Authenticator app = Authenticator.of(secret, clock);
    JsonNode codes =
        owner
            .post(CONFIRMATION, Map.of("code", app.code()))
            .expect(200)
            .json()
            .path("recoveryCodes");
    List<String> stored =
        jdbc.sql("SELECT secret FROM totp").query((row, _) -> row.getString(1)).list();
    stored.addAll(
        jdbc.sql("SELECT hash FROM recovery_code").query((row, _) -> row.getString(1)).list());
    assertThat(stored)
        .isNotEmpty()
        .noneMatch(text -> text.contains(secret) || text.contains(app.hex()))
        .noneMatch(text -> text.contains(codes.path(0).asString().replace("-", "")));
  }

  @Test
  void withoutThePasswordNobodyLearnsThatThereIsOne() {
    Authenticator.setUp(api.asUser("FactorQuiet"), clock);
    Answer wrong =
        api.post("/api/v1/login", new Login("FactorQuiet", "not the password", "123456"))
            .expect(401);
    Answer unknown =
        api.post("/api/v1/login", new Login("FactorNobody", "not the password", "123456"))
            .expect(401);
    assertThat(wrong.code()).isEqualTo("wrong-credentials");
    assertThat(wrong.text()).isEqualTo(unknown.text());
  }

  @Test
  void wrongPasswordsUseUpNoTriesOfCodes() {
    Authenticator app = Authenticator.setUp(api.asUser("FactorTries"), clock).app();
    for (int i = 0; i < 7; i++) {
      api.post("/api/v1/login", new Login("FactorTries", "not the password", "123456")).expect(401);
    }
    clock.advance(STEP);
    login("FactorTries", app.code()).expect(200);
  }

  @Test
  void clocksMayDifferByAStep() {
    stepBegins();
    Authenticator app = Authenticator.setUp(api.asUser("FactorDrift"), clock).app();
    clock.advance(STEP.multipliedBy(10));
    assertThat(login("FactorDrift", app.code(-2)).expect(401).code()).isEqualTo("wrong-code");
    assertThat(login("FactorDrift", app.code(2)).expect(401).code()).isEqualTo("wrong-code");
    login("FactorDrift", app.code(-1)).expect(200);
    login("FactorDrift", app.code(0)).expect(200);
    login("FactorDrift", app.code(1)).expect(200);
  }

  @Test
  void codeCountsOnceAndSoDoAllBefore() {
    stepBegins();
    Authenticator app = Authenticator.setUp(api.asUser("FactorReplay"), clock).app();
    assertThat(login("FactorReplay", app.code()).expect(401).code())
        .as("the one that confirmed")
        .isEqualTo("wrong-code");
    clock.advance(STEP.multipliedBy(4));
    String code = app.code();
    login("FactorReplay", code).expect(200);
    assertThat(login("FactorReplay", code).expect(401).code()).isEqualTo("wrong-code");
    assertThat(login("FactorReplay", app.code(-1)).expect(401).code()).isEqualTo("wrong-code");
  }

  @Test
  void codeIsTakenHoweverItIsGroupedAndInAsciiOnly() {
    Authenticator app = Authenticator.setUp(api.asUser("FactorTyping"), clock).app();
    clock.advance(STEP.multipliedBy(2));
    String code = app.code();
    String arabic =
        code.chars().mapToObj(c -> Character.toString(c - '0' + 0x660)).reduce("", String::concat);
    String wide =
        code.chars().mapToObj(c -> Character.toString(c - '0' + 0xFF10)).reduce("", String::concat);
    for (String other :
        List.of(arabic, wide, code + "0", code.substring(1), "x".repeat(5000), "{")) {
      assertThat(login("FactorTyping", other).expect(401).code()).isEqualTo("wrong-code");
    }
    login("FactorTyping", " " + code.substring(0, 3) + "\u00a0" + code.substring(3) + "\t")
        .expect(200);
  }

  @Test
  void guessingEndsSoonAndLocksTheOwnerOutOfNothing() {
    Authenticator.SetUp factor = Authenticator.setUp(api.asUser("FactorGuess"), clock);
    for (int i = 0; i < 5; i++) {
      assertThat(login("FactorGuess", "00000" + i).expect(401).code()).isEqualTo("wrong-code");
    }
    clock.advance(STEP);
    Answer refused = login("FactorGuess", factor.app().code()).expect(429);
    assertThat(refused.code()).isEqualTo("too-many-requests");
    assertThat(Long.parseLong(refused.header("Retry-After"))).isBetween(1L, 180L);
    login("FactorGuess", factor.recoveryCodes().getFirst()).expect(200);
    clock.advance(Duration.ofMinutes(4));
    login("FactorGuess", factor.app().code()).expect(200);
  }

  @Test
  void ofTwoWithTheSameCodeOneGetsIn() throws Exception {
    Authenticator.SetUp factor = Authenticator.setUp(api.asUser("FactorRace"), clock);
    clock.advance(STEP);
    String code = factor.app().code();
    assertThat(atOnce(4, () -> login("FactorRace", code).status())).containsOnlyOnce(200);
    String recovery = factor.recoveryCodes().get(3);
    assertThat(atOnce(4, () -> login("FactorRace", recovery).status())).containsOnlyOnce(200);
  }

  @Test
  void recoveryCodeSignsInOnce() {
    TestApi owner = api.asUser("FactorRecovery");
    List<String> codes = Authenticator.setUp(owner, clock).recoveryCodes();
    login("FactorRecovery", codes.get(0)).expect(200);
    assertThat(login("FactorRecovery", codes.get(0)).expect(401).code()).isEqualTo("wrong-code");
    login("FactorRecovery", codes.get(1).replace("-", " ").toUpperCase(Locale.ROOT)).expect(200);
    assertThat(left(owner)).isEqualTo(8);

    List<String> others = codes(owner.post(RECOVERY, "").expect(200));
    assertThat(others).hasSize(10).doesNotContainAnyElementsOf(codes);
    assertThat(login("FactorRecovery", codes.get(2)).expect(401).code()).isEqualTo("wrong-code");
    login("FactorRecovery", others.get(2)).expect(200);
    assertThat(left(owner)).isEqualTo(9);
  }

  @Test
  void twoNewSheetsAtOnceLeaveOne() throws Exception {
    TestApi owner = api.asUser("FactorSheets");
    Authenticator.setUp(owner, clock);
    assertThat(atOnce(4, () -> owner.post(RECOVERY, "").status())).containsOnly(200);
    assertThat(left(owner)).isEqualTo(10);
  }

  @Test
  void recoveryCodeOfSomebodyElseOpensNothing() {
    List<String> codes = Authenticator.setUp(api.asUser("FactorMallory"), clock).recoveryCodes();
    Authenticator.setUp(api.asUser("FactorVictim"), clock);
    assertThat(login("FactorVictim", codes.getFirst()).expect(401).code()).isEqualTo("wrong-code");
  }

  @Test
  void recoveryCodesStandInForSomethingOnly() {
    assertThat(api.asUser("FactorNone").post(RECOVERY, "").expect(409).code())
        .isEqualTo("conflict");
    TestApi owner = api.asUser("FactorGone");
    List<String> codes = Authenticator.setUp(owner, clock).recoveryCodes();
    owner.delete(TOTP).expect(204);
    owner.delete(TOTP).expect(404);
    assertThat(left(owner)).isZero();
    login("FactorGone", null).expect(200);
    assertThat(Authenticator.setUp(owner, clock).recoveryCodes())
        .hasSize(10)
        .doesNotContainAnyElementsOf(codes);
  }

  @Test
  void enrolmentCountsOnceConfirmedInTime() {
    TestApi owner = api.asUser("FactorSlow");
    assertThat(owner.post(CONFIRMATION, Map.of("code", "123456")).expect(409).code())
        .isEqualTo("conflict");
    Authenticator first = app(owner);
    Authenticator second = app(owner);
    assertThat(owner.post(CONFIRMATION, Map.of("code", first.code())).expect(401).code())
        .as("the secret of before")
        .isEqualTo("wrong-code");
    clock.advance(Duration.ofMinutes(16));
    owner = fresh("FactorSlow");
    assertThat(owner.post(CONFIRMATION, Map.of("code", second.code())).expect(409).code())
        .isEqualTo("conflict");
    Authenticator third = app(owner);
    owner.post(CONFIRMATION, Map.of("code", third.code())).expect(200);
    assertThat(owner.post(TOTP, "").expect(409).code()).isEqualTo("conflict");
    assertThat(owner.post(CONFIRMATION, Map.of("code", third.code(1))).expect(409).code())
        .isEqualTo("conflict");
  }

  @Test
  void newPasswordAndStepUpNeedTheCode() {
    TestApi owner = api.asUser("FactorChange");
    Authenticator app = Authenticator.setUp(owner, clock).app();
    clock.advance(STEP);
    String other = "another long password";
    assertThat(
            owner
                .patch("/api/v1/account", new AccountChange(null, other, TestApi.PASSWORD))
                .expect(401)
                .code())
        .isEqualTo("second-factor-required");
    WebVisitor visitor = new WebVisitor(api);
    visitor
        .signIn(new SessionRequest("FactorChange", TestApi.PASSWORD, app.code(), null))
        .expect(200);
    clock.advance(Duration.ofMinutes(11));
    assertThat(visitor.post(RECOVERY, Map.of()).expect(403).code()).isEqualTo("proof-required");
    assertThat(
            visitor
                .post("/api/v1/session/proof", new ProofRequest(TestApi.PASSWORD))
                .expect(401)
                .code())
        .isEqualTo("second-factor-required");
    visitor
        .post("/api/v1/session/proof", new ProofRequest(TestApi.PASSWORD, app.code()))
        .expect(204);
    visitor.post(RECOVERY, Map.of()).expect(200);
    clock.advance(STEP);
    visitor
        .patch("/api/v1/account", new AccountChange(null, other, TestApi.PASSWORD, app.code()))
        .expect(200);
  }

  @Test
  void rememberedBrowserIsLetOffTheCodeWhenSigningInOnly() {
    WebVisitor stranger = new WebVisitor(api);
    TestApi owner = api.asUser("FactorDevice");
    stranger.signIn(new SessionRequest("FactorDevice", TestApi.PASSWORD, null, true)).expect(200);
    Authenticator app = Authenticator.setUp(owner, clock).app();
    assertThat(
            stranger
                .signIn(new SessionRequest("FactorDevice", TestApi.PASSWORD))
                .expect(401)
                .code())
        .as("remembered before there was a code")
        .isEqualTo("second-factor-required");
    clock.advance(STEP);
    stranger
        .signIn(new SessionRequest("FactorDevice", TestApi.PASSWORD, app.code(), true))
        .expect(200);
    stranger.signIn(new SessionRequest("FactorDevice", TestApi.PASSWORD)).expect(200);
    assertThat(
            stranger
                .post("/api/v1/session/proof", new ProofRequest(TestApi.PASSWORD))
                .expect(401)
                .code())
        .isEqualTo("second-factor-required");
    assertThat(
            new WebVisitor(api)
                .signIn(new SessionRequest("FactorDevice", TestApi.PASSWORD))
                .expect(401)
                .code())
        .isEqualTo("second-factor-required");
  }

  @Test
  void adminRemovesWhatSomebodyHasLost() {
    TestApi owner = api.asUser("FactorLost");
    Authenticator.setUp(owner, clock);
    String path =
        "/api/v1/admin/accounts/"
            + owner.get("/api/v1/account").json().path("id").asString()
            + "/second-factor";
    assertThat(api.asUser("FactorMallory").delete(path).expect(403).code()).isEqualTo("forbidden");
    WebVisitor admin = new WebVisitor(api).signIn(TestApi.ADMIN);
    clock.advance(Duration.ofMinutes(11));
    assertThat(admin.delete(path).expect(403).code()).isEqualTo("proof-required");
    clock.reset();
    admin.delete(path).expect(204);
    login("FactorLost", null).expect(200);
    api.asAdmin().delete(path).expect(404);
    assertThat(left(owner)).isZero();
  }

  @Test
  void changesAreWrittenToTheTrail() {
    TestApi owner = api.asUser("FactorTrail");
    long id = owner.get("/api/v1/account").json().path("id").asLong();
    Authenticator.SetUp factor = Authenticator.setUp(owner, clock);
    login("FactorTrail", "000000").expect(401);
    login("FactorTrail", factor.recoveryCodes().getFirst()).expect(200);
    owner.post(RECOVERY, "").expect(200);
    owner.delete(TOTP).expect(204);
    List<String> trail =
        jdbc.sql("SELECT action FROM audit WHERE subject = :subject ORDER BY number")
            .param("subject", "account " + id)
            .query((row, _) -> row.getString(1))
            .list();
    assertThat(trail)
        .containsSubsequence(
            "second-factor-added",
            "second-factor-refused",
            "recovery-code-used",
            "recovery-codes-made",
            "second-factor-removed");
    List<String> details =
        jdbc.sql("SELECT details FROM audit WHERE details IS NOT NULL")
            .query((row, _) -> row.getString(1))
            .list();
    assertThat(details).noneMatch(text -> factor.recoveryCodes().stream().anyMatch(text::contains));
  }

  /** What a test does with codes of now is over before the next step. */
  private void stepBegins() {
    clock.advance(STEP.minusMillis(clock.millis() % STEP.toMillis()));
  }

  private Authenticator app(TestApi owner) {
    return Authenticator.of(
        owner.post(TOTP, "").expect(200).json().path("secret").asString(), clock);
  }

  /** Signed in just now: what is dangerous asks for that. */
  private TestApi fresh(String name) {
    return api.withToken(login(name, null).expect(200).json().path("access_token").asString());
  }

  private static int left(TestApi owner) {
    return owner.get("/api/v1/account/second-factor").json().path("recoveryCodesLeft").asInt();
  }

  private static List<String> codes(Answer answer) {
    return answer.json().path("recoveryCodes").valueStream().map(JsonNode::asString).toList();
  }

  private static List<String> methods(Answer answer) {
    return answer.json().path("methods").valueStream().map(JsonNode::asString).toList();
  }

  private Answer login(String name, @Nullable String code) {
    return api.withToken(null).post("/api/v1/login", new Login(name, TestApi.PASSWORD, code));
  }

  private static <T> List<T> atOnce(int times, Callable<T> action) throws InterruptedException {
    try (ExecutorService threads = Executors.newFixedThreadPool(times)) {
      List<Future<T>> all =
          threads.invokeAll(IntStream.range(0, times).mapToObj(_ -> action).toList());
      return all.stream().map(SecondFactorIT::result).toList();
    }
  }

  private static <T> T result(Future<T> done) {
    return done.resultNow();
  }
}
