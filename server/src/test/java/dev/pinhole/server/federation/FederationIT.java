package dev.pinhole.server.federation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.account.Account;
import dev.pinhole.api.account.Registration;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.TestClock;
import dev.pinhole.server.factor.Authenticator;
import dev.pinhole.server.session.WebVisitor;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Signing in with providers, over HTTP on both sides. */
@PinholeTest
class FederationIT {
  private static final TestProvider PROVIDER = new TestProvider();
  private static final TestProvider OTHER = new TestProvider();
  private static final String START = "/oauth2/authorization/acme";

  @Autowired TestApi api;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    registry.add("pinhole.registration", () -> "open");
    configured(registry, "acme", PROVIDER);
    configured(registry, "other", OTHER);
    configured(registry, "trusted", PROVIDER);
    registry.add("pinhole.sign-in.providers.trusted.trusted", () -> true);
    registry.add("pinhole.sign-in.providers.acme.name", () -> "Acme");
    registry.add("pinhole.sign-in.providers.down.issuer", () -> "http://127.0.0.1:1");
    registry.add("pinhole.sign-in.providers.down.client-id", () -> "x");
    // Its document says that it is 127.0.0.1.
    registry.add(
        "pinhole.sign-in.providers.mask.issuer",
        () -> PROVIDER.issuer().replace("127.0.0.1", "localhost"));
    registry.add("pinhole.sign-in.providers.mask.client-id", () -> TestProvider.CLIENT);
    String hub = "pinhole.sign-in.providers.hub.";
    registry.add(hub + "client-id", () -> TestProvider.CLIENT);
    registry.add(hub + "client-secret", () -> TestProvider.SECRET);
    registry.add(hub + "scopes", () -> "read:user,user:email");
    registry.add(hub + "authorization-uri", () -> PROVIDER.issuer() + "/authorize");
    registry.add(hub + "token-uri", () -> PROVIDER.issuer() + "/token");
    registry.add(hub + "user-info-uri", () -> PROVIDER.issuer() + "/userinfo");
    registry.add(hub + "emails-uri", () -> PROVIDER.issuer() + "/emails");
  }

  private static void configured(
      DynamicPropertyRegistry registry, String id, TestProvider provider) {
    String prefix = "pinhole.sign-in.providers." + id + ".";
    registry.add(prefix + "issuer", provider::issuer);
    registry.add(prefix + "client-id", () -> TestProvider.CLIENT);
    registry.add(prefix + "client-secret", () -> TestProvider.SECRET);
  }

  @AfterAll
  static void close() {
    PROVIDER.close();
    OTHER.close();
  }

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  @Test
  void listsProvidersToEverybody() {
    List<String> names =
        api.get("/api/v1/session/providers").expect(200).json().findValuesAsString("name");
    assertThat(names).contains("Acme", "other", "hub", "down");
  }

  @Test
  void makesAnAccountForSomebodyNewAndKnowsThemAgain() {
    PROVIDER.is(person("new-1", "nova@example.org", true));
    WebVisitor visitor = new WebVisitor(api);
    assertThat(come(visitor, START + "?continue=/albums%3Fx=1")).isEqualTo("/albums?x=1");
    Account account = account(visitor);
    assertThat(account.username()).isEqualTo("nova");
    assertThat(account.email()).isEqualTo("nova@example.org");
    assertThat(account.emailVerified()).isTrue();

    // It is the subject that counts from now on.
    PROVIDER.is(person("new-1", "other-address@example.org", false));
    WebVisitor again = new WebVisitor(api);
    assertThat(come(again, START)).isEqualTo("/");
    assertThat(account(again).id()).isEqualTo(account.id());
  }

  @Test
  void theSameSubjectElsewhereIsSomebodyElse() {
    PROVIDER.is(person("same-1", "same-here@example.org", true));
    WebVisitor visitor = new WebVisitor(api);
    come(visitor, START);
    OTHER.is(person("same-1", "same-there@example.org", true));
    WebVisitor stranger = new WebVisitor(api);
    URI back = OTHER.consent(leave(stranger, "/oauth2/authorization/other"));
    assertThat(arrive(stranger, back)).isEqualTo("/");
    assertThat(account(stranger).id()).isNotEqualTo(account(visitor).id());
    assertThat(account(stranger).email()).isEqualTo("same-there@example.org");
  }

  @Test
  void believesNoDocumentThatCallsItselfOtherwise() {
    assertThat(location(new WebVisitor(api), "/oauth2/authorization/mask"))
        .contains("problem=provider-unavailable");
  }

  @Test
  void refusalsAreWrittenDown() {
    register("fed-noted", false);
    PROVIDER.is(person("noted-1", "fed-noted@example.org", true));
    int before = refusals("acme", "email-not-verified");
    come(new WebVisitor(api), START);
    assertThat(refusals("acme", "email-not-verified")).isEqualTo(before + 1);

    int forged = refusals("unknown", "provider-answer-invalid");
    location(new WebVisitor(api), "/login/oauth2/code/a-made-up-name?code=x&state=y");
    assertThat(refusals("unknown", "provider-answer-invalid")).isEqualTo(forged + 1);
    assertThat(
            jdbc.sql("SELECT COUNT(*) FROM audit WHERE details LIKE '%made-up%'")
                .query(Integer.class)
                .single())
        .isZero();
  }

  private int refusals(String provider, String reason) {
    return jdbc.sql(
            """
            SELECT COUNT(*) FROM audit WHERE action = 'sign-in-refused'
              AND details LIKE :provider AND details LIKE :reason
            """)
        .param("provider", "%provider " + provider + "%")
        .param("reason", "%" + reason + "%")
        .query(Integer.class)
        .single();
  }

  @Test
  void aNameThatIsTakenGetsDigits() {
    api.asUser("taken.name");
    PROVIDER.is(
        Map.of(
            "sub",
            "t-1",
            "preferred_username",
            "@taken.name!",
            "email",
            "tn@example.org",
            "email_verified",
            true));
    WebVisitor visitor = new WebVisitor(api);
    come(visitor, START);
    assertThat(account(visitor).username()).matches("taken\\.name-\\d{4,6}");
  }

  @Test
  void linksByAnAddressThatBothHaveVerified() {
    long id = register("fed-both", true);
    PROVIDER.is(person("both-1", "fed-both@example.org", true));
    WebVisitor visitor = new WebVisitor(api);
    come(visitor, START);
    assertThat(account(visitor).id()).isEqualTo(id);
    assertThat(visitor.get("/api/v1/account/identities").expect(200).json()).hasSize(1);
  }

  @Test
  void refusesAnAddressThatOneSideHasNotVerified() {
    register("fed-here", false);
    register("fed-there", true);
    PROVIDER.is(person("here-1", "fed-here@example.org", true));
    assertThat(come(new WebVisitor(api), START)).contains("problem=email-not-verified");
    PROVIDER.is(person("there-1", "fed-there@example.org", false));
    assertThat(come(new WebVisitor(api), START)).contains("problem=email-not-verified");
    PROVIDER.is(Map.of("sub", "nobody-1"));
    assertThat(come(new WebVisitor(api), START)).contains("problem=email-not-verified");
    assertThat(
            jdbc.sql("SELECT COUNT(*) FROM linked_identity WHERE subject IN ('here-1', 'there-1')")
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void refusesADisabledAccount() {
    long id = register("fed-disabled", true);
    PROVIDER.is(person("disabled-1", "fed-disabled@example.org", true));
    come(new WebVisitor(api), START);
    api.asAdmin().patch("/api/v1/admin/accounts/" + id, Map.of("disabled", true)).expect(200);
    WebVisitor visitor = new WebVisitor(api);
    assertThat(come(visitor, START)).contains("problem=");
    visitor.get("/api/v1/session").expect(401);
  }

  @Test
  void aPersonLinksAndUnlinks() {
    WebVisitor visitor = new WebVisitor(api);
    api.asUser("fed-linker");
    visitor.signIn("fed-linker");
    PROVIDER.is(person("linker-1", "whatever@example.org", false));
    assertThat(link(visitor)).isEqualTo("/account");
    long identity = visitor.get("/api/v1/account/identities").json().get(0).path("id").asLong();

    WebVisitor byProvider = new WebVisitor(api);
    come(byProvider, START);
    assertThat(account(byProvider).username()).isEqualTo("fed-linker");

    WebVisitor thief = new WebVisitor(api);
    api.asUser("fed-thief");
    thief.signIn("fed-thief");
    assertThat(link(thief)).contains("problem=identity-taken");
    thief.delete("/api/v1/account/identities/" + identity).expect(404);

    visitor.delete("/api/v1/account/identities/" + identity).expect(204);
    assertThat(come(new WebVisitor(api), START)).contains("problem=email-not-verified");
  }

  @Test
  void linkingNeedsAFreshProof() {
    WebVisitor visitor = new WebVisitor(api);
    api.asUser("fed-stale");
    visitor.signIn("fed-stale");
    clock.advance(Duration.ofMinutes(11));
    assertThat(
            visitor
                .post("/api/v1/account/identities", Map.of("provider", "acme"))
                .expect(403)
                .code())
        .isEqualTo("proof-required");
  }

  @Test
  void asksForTheSecondFactorUnlessTheProviderIsTrusted() {
    register("fed-factor", true);
    Authenticator app = Authenticator.setUp(api.asUser("fed-factor"), clock).app();
    PROVIDER.is(person("factor-1", "fed-factor@example.org", true));
    WebVisitor visitor = new WebVisitor(api);
    assertThat(come(visitor, START + "?continue=/albums"))
        .isEqualTo("/sign-in?provider=acme&continue=%2Falbums");
    visitor.get("/api/v1/session").expect(401);
    assertThat(links("factor-1")).isZero();
    assertThat(code(new WebVisitor(api), app.code()).expect(403).code())
        .isEqualTo("provider-answer-invalid");
    assertThat(code(visitor, "000000").expect(401).code()).isEqualTo("wrong-code");
    clock.advance(Duration.ofSeconds(30));
    code(visitor, app.code()).expect(200);
    assertThat(account(visitor).username()).isEqualTo("fed-factor");

    assertThat(links("factor-1")).isEqualTo(1);

    WebVisitor trusting = new WebVisitor(api);
    assertThat(come(trusting, "/oauth2/authorization/trusted")).isEqualTo("/");
    assertThat(account(trusting).username()).isEqualTo("fed-factor");
  }

  @Test
  void nobodyWaitsForACodeForEver() {
    register("fed-waits", true);
    TestApi waits = api.asUser("fed-waits");
    Authenticator app = Authenticator.setUp(waits, clock).app();
    PROVIDER.is(person("waits-1", "fed-waits@example.org", true));
    WebVisitor visitor = new WebVisitor(api);
    come(visitor, START);
    WebVisitor ended = visitor.copy();
    clock.advance(Duration.ofMinutes(6));
    assertThat(code(visitor, app.code()).expect(403).code()).isEqualTo("provider-answer-invalid");
    clock.reset();
    waits.delete("/api/v1/sessions").expect(204);
    assertThat(code(ended, app.code()).expect(403).code()).isEqualTo("provider-answer-invalid");
  }

  @Test
  void signsInWithAProviderLikeGitHub() {
    PROVIDER
        .is(Map.of("id", 4711, "login", "octo", "email", "public@example.org"))
        .withEmails(
            List.of(
                Map.of("email", "second@example.org", "primary", false, "verified", true),
                Map.of("email", "octo@example.org", "primary", true, "verified", true)));
    WebVisitor visitor = new WebVisitor(api);
    assertThat(come(visitor, "/oauth2/authorization/hub")).isEqualTo("/");
    assertThat(account(visitor).email()).isEqualTo("octo@example.org");
    assertThat(account(visitor).username()).isEqualTo("octo");

    PROVIDER
        .is(Map.of("id", 4712, "login", "octo2", "email", "public@example.org"))
        .withEmails(List.of(Map.of("email", "p@example.org", "primary", true, "verified", false)));
    assertThat(come(new WebVisitor(api), "/oauth2/authorization/hub"))
        .contains("problem=email-not-verified");
  }

  @Test
  void refusesIdTokensThatAreNotForThis() {
    Map<String, Object> claims = person("bad-1", "bad@example.org", true);
    PROVIDER.is(claims).unsigned();
    requireInvalid();
    PROVIDER.is(claims).signedByAnother();
    requireInvalid();
    PROVIDER.is(claims).lying(c -> c.issuer("https://elsewhere.example"));
    requireInvalid();
    PROVIDER.is(claims).lying(c -> c.audience("another client"));
    requireInvalid();
    PROVIDER.is(claims).lying(c -> c.audience(List.of(TestProvider.CLIENT, "x")).claim("azp", "x"));
    requireInvalid();
    PROVIDER.is(claims).lying(c -> c.expirationTime(Date.from(Instant.now().minusSeconds(120))));
    requireInvalid();
    PROVIDER.is(claims).lying(c -> c.issueTime(Date.from(Instant.now().plusSeconds(3600))));
    requireInvalid();
    PROVIDER.is(claims).lying(c -> c.claim("nonce", "another"));
    requireInvalid();
    PROVIDER.is(claims).lying(c -> c.claim("nonce", null));
    requireInvalid();
    PROVIDER.is(claims).lying(c -> c.subject(null));
    requireInvalid();
    // The user info is about somebody else.
    PROVIDER.is(claims).lying(c -> c.subject("bad-2"));
    requireInvalid();
    assertThat(
            jdbc.sql("SELECT COUNT(*) FROM accounts WHERE email_key = 'bad@example.org'")
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void refusesAnswersToOtherQuestions() {
    PROVIDER.is(person("mix-1", "mix@example.org", true));
    OTHER.is(person("mix-1", "mix@example.org", true));
    WebVisitor victim = new WebVisitor(api);
    URI back = PROVIDER.consent(leave(victim, START));

    // Somebody else's browser, or the same without what it was sent with.
    assertThat(arrive(new WebVisitor(api), back)).contains("provider-answer-invalid");
    // Another state, none, or two.
    assertThat(arrive(victim.copy(), URI.create(back + "x"))).contains("provider-answer-invalid");
    assertThat(arrive(victim.copy(), URI.create(back.toString().replaceAll("&state=.*", ""))))
        .contains("provider-answer-invalid");
    assertThat(arrive(victim.copy(), URI.create(back + "&state=x")))
        .contains("provider-answer-invalid");
    // Another provider's answer, by address and by name.
    assertThat(arrive(victim.copy(), URI.create(back.toString().replace("/acme?", "/other?"))))
        .contains("provider-answer-invalid");
    assertThat(arrive(victim.copy(), URI.create(back + "&iss=https://elsewhere.example")))
        .contains("provider-answer-invalid");
  }

  @Test
  void aJourneyEndsOnceAndInTime() {
    PROVIDER.is(person("once-1", "once@example.org", true));
    WebVisitor visitor = new WebVisitor(api);
    URI back = PROVIDER.consent(leave(visitor, START));
    WebVisitor copy = visitor.copy();
    assertThat(arrive(visitor, back)).isEqualTo("/");
    assertThat(arrive(copy, back)).contains("provider-answer-invalid");

    WebVisitor slow = new WebVisitor(api);
    URI late = PROVIDER.consent(leave(slow, START));
    clock.advance(Duration.ofMinutes(11));
    assertThat(arrive(slow, late)).contains("provider-answer-invalid");
  }

  @Test
  void aCookieThatWasTamperedWithIsNone() {
    WebVisitor visitor = new WebVisitor(api);
    URI back = PROVIDER.consent(leave(visitor, START));
    String cookie = Objects.requireNonNull(visitor.cookie("pinhole_journey"));
    for (String bad :
        List.of("x", cookie.substring(4), "AAAA" + cookie.substring(4), "A".repeat(48))) {
      assertThat(arrive(visitor.copy().withCookie("pinhole_journey", bad), back))
          .contains("provider-answer-invalid");
    }
  }

  @Test
  void endsNowhereButHere() {
    PROVIDER.is(person("open-1", "open@example.org", true));
    for (String elsewhere :
        List.of(
            "//evil.example", "https://evil.example", "/%5Cevil.example", "/%0d%0aX:y", "evil")) {
      assertThat(come(new WebVisitor(api), START + "?continue=" + elsewhere)).isEqualTo("/");
    }
  }

  @Test
  void saysWhenThePersonOrTheProviderDoesNotWantTo() {
    WebVisitor visitor = new WebVisitor(api);
    String state = TestProvider.parameters(leave(visitor, START).getRawQuery()).get("state");
    assertThat(
            arrive(
                visitor,
                URI.create("http://x/login/oauth2/code/acme?error=access_denied&state=" + state)))
        .contains("problem=sign-in-cancelled");
    assertThat(location(new WebVisitor(api), "/oauth2/authorization/down"))
        .contains("problem=provider-unavailable");
    assertThat(location(new WebVisitor(api), "/oauth2/authorization/nobody"))
        .contains("problem=not-found");
  }

  private void requireInvalid() {
    WebVisitor visitor = new WebVisitor(api);
    assertThat(come(visitor, START)).contains("problem=provider-answer-invalid");
    visitor.get("/api/v1/session").expect(401);
  }

  /** All the way, as far as redirects go. */
  private String come(WebVisitor visitor, String start) {
    return arrive(visitor, PROVIDER.consent(leave(visitor, start)));
  }

  private String link(WebVisitor visitor) {
    String url =
        visitor
            .post(
                "/api/v1/account/identities", Map.of("provider", "acme", "continueAt", "/account"))
            .expect(200)
            .json()
            .path("url")
            .asString();
    return arrive(visitor, PROVIDER.consent(URI.create(url)));
  }

  private int links(String subject) {
    return jdbc.sql("SELECT COUNT(*) FROM linked_identity WHERE subject = :subject")
        .param("subject", subject)
        .query(Integer.class)
        .single();
  }

  private static Answer code(WebVisitor visitor, String code) {
    return visitor.post("/api/v1/session/provider", Map.of("code", code));
  }

  private URI leave(WebVisitor visitor, String start) {
    return URI.create(location(visitor, start));
  }

  private String arrive(WebVisitor visitor, URI back) {
    return location(visitor, back.getRawPath() + "?" + back.getRawQuery());
  }

  private String location(WebVisitor visitor, String path) {
    Answer answer = visitor.get(path).expect(302);
    assertThat(answer.header("Cache-Control")).contains("no-store");
    return answer.header("Location");
  }

  private static Account account(WebVisitor visitor) {
    return visitor.get("/api/v1/account").expect(200).as(Account.class);
  }

  private long register(String name, boolean verified) {
    long id =
        api.asAdmin()
            .post(
                "/api/v1/accounts",
                new Registration(name, name + "@example.org", TestApi.PASSWORD, null))
            .expect(201)
            .as(Account.class)
            .id();
    jdbc.sql("UPDATE accounts SET email_verified = :verified WHERE id = :id")
        .param("verified", verified)
        .param("id", id)
        .update();
    return id;
  }

  private static Map<String, Object> person(String subject, String email, boolean verified) {
    return Map.of("sub", subject, "email", email, "email_verified", verified);
  }
}
