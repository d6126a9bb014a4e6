package dev.pinhole.server.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.account.Scope;
import dev.pinhole.api.account.Token;
import dev.pinhole.api.account.TokenRequest;
import dev.pinhole.api.invitation.GuestInvitation;
import dev.pinhole.api.invitation.InvitationMode;
import dev.pinhole.api.invitation.InvitationView;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.TestClock;
import dev.pinhole.server.platform.Ids;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Invitations as owners make and end them. */
@PinholeTest
@TestPropertySource(
    properties = {"pinhole.invitation.max-live=40", "pinhole.invitation.attempts.per-address=200"})
class InvitationIT {
  private static final Duration WEEK = Duration.ofDays(7);

  @Autowired TestApi server;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;

  private TestApi api;
  private InvitationApi invitations;

  @BeforeEach
  void signIn() {
    api = server.asUser("host-" + Ids.next().substring(0, 8));
    invitations = new InvitationApi(api);
  }

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  @Test
  void isForAnAddressWithATokenALinkAndSevenDays() {
    InvitationView made = invitations.create(Map.of("email", "Guest@Example.org"));
    assertThat(made.email()).isEqualTo("Guest@Example.org");
    assertThat(made.uploadLink()).isEqualTo(api.uri("/invite/" + made.token()).toString());
    assertThat(Duration.between(made.createdAt(), made.expiresAt())).isEqualTo(WEEK);
    assertThat(made.mode()).isEqualTo(InvitationMode.BLIND);
    assertThat(made.types()).contains("image/jpeg", "image/heic").doesNotContain("application/pdf");
    assertThat(made.mailed()).isFalse();
    assertThat(invitations.get(made.id())).isEqualTo(made);
  }

  @Test
  void sameAddressAgainIsExtendedAndStaysTheSame() {
    InvitationView made = invitations.create(Map.of("email", "guest@example.org"));
    TestApi program = withToken(Scope.INVITATIONS);
    clock.advance(Duration.ofDays(3));
    Instant before = clock.instant();
    InvitationView again =
        program
            .post(InvitationApi.PATH, Map.of("email", "GUEST@example.ORG"))
            .expect(200)
            .as(InvitationView.class);
    assertThat(again.id()).isEqualTo(made.id());
    assertThat(again.token()).isEqualTo(made.token());
    assertThat(again.expiresAt())
        .isBetween(before.plus(WEEK).minusMillis(1), clock.instant().plus(WEEK));
    assertThat(again.updatedAt()).isAfter(made.updatedAt());
  }

  @Test
  void anExtendedInvitationWorksAgainWithItsOldLink() {
    InvitationView made = invitations.create(Map.of("email", "late@example.org"));
    TestApi program = withToken(Scope.INVITATIONS);
    clock.advance(WEEK.plusSeconds(1));
    assertClosed(invitations.look(made.token()));
    program.post(InvitationApi.PATH, Map.of("email", "late@example.org")).expect(200);
    invitations.look(made.token()).expect(200);
  }

  @Test
  void sameAddressOfAnotherOwnerIsAnotherInvitation() {
    InvitationView mine = invitations.create(Map.of("email", "shared@example.org"));
    InvitationView theirs =
        new InvitationApi(server.asUser("other-host"))
            .create(Map.of("email", "shared@example.org"));
    assertThat(theirs.id()).isNotEqualTo(mine.id());
    assertThat(server.asUser("other-host").get(InvitationApi.PATH + "/" + mine.id()).status())
        .isEqualTo(404);
    assertThat(server.asUser("other-host").delete(InvitationApi.PATH + "/" + mine.id()).status())
        .isEqualTo(404);
    for (String end : List.of("/qr", "/images")) {
      assertThat(
              server.asUser("other-host").get(InvitationApi.PATH + "/" + mine.id() + end).status())
          .isEqualTo(404);
    }
  }

  @Test
  void manyAtOnceForOneAddressMakeOne() throws Exception {
    Callable<Answer> request =
        () -> api.post(InvitationApi.PATH, Map.of("email", "rush@example.org"));
    List<Answer> answers = atOnce(8, request);
    assertThat(answers).extracting(Answer::status).containsOnly(200, 201);
    assertThat(answers).filteredOn(a -> a.status() == 201).hasSize(1);
    assertThat(answers)
        .extracting(a -> a.json().get("id").asString())
        .containsOnly(answers.getFirst().json().get("id").asString());
  }

  @Test
  void tokenIsNotInTheDatabase() {
    InvitationView made =
        invitations.create(Map.of("email", "db@example.org", "password", "s3cret"));
    String seal = made.token().substring(Ids.LENGTH);
    String row =
        jdbc.sql("SELECT * FROM invitation WHERE id = :id")
            .param("id", made.id())
            .query()
            .singleRow()
            .toString();
    assertThat(row).contains(made.id()).doesNotContain(seal).doesNotContain("s3cret");
  }

  @Test
  void revokedRenewedExpiredMalformedAndUnknownAreOneAnswer() {
    InvitationView revoked = invitations.create(Map.of());
    invitations.revoke(revoked.id());
    InvitationView renewed = invitations.create(Map.of());
    InvitationView after = invitations.renew(renewed.id());
    InvitationView expired = invitations.create(Map.of("expiresIn", 60));
    clock.advance(Duration.ofSeconds(61));
    invitations.look(after.token()).expect(200);
    String unknown = Ids.next() + after.token().substring(Ids.LENGTH);
    String first = assertClosed(invitations.look(revoked.token()));
    for (String token :
        List.of(
            renewed.token(), expired.token(), unknown, after.id(), "x", "", "%00", "é".repeat(3))) {
      assertThat(assertClosed(invitations.look(token))).as(token).isEqualTo(first);
      assertThat(assertClosed(invitations.join(token, null, null))).isEqualTo(first);
    }
    assertThat(assertClosed(api.withToken(null).get("/api/v1/guest/invitation"))).isEqualTo(first);
  }

  @Test
  void revokedIsForGoodAndTheAddressCanBeInvitedAnew() {
    InvitationView made = invitations.create(Map.of("email", "again@example.org"));
    invitations.revoke(made.id());
    invitations.revoke(made.id());
    assertThat(invitations.get(made.id()).revoked()).isTrue();
    assertThat(api.post(InvitationApi.PATH + "/" + made.id() + "/renew", "").status())
        .isEqualTo(409);
    assertThat(api.patch(InvitationApi.PATH + "/" + made.id(), Map.of("expiresIn", 60)).status())
        .isEqualTo(409);
    InvitationView anew = invitations.create(Map.of("email", "again@example.org"));
    assertThat(anew.token()).isNotEqualTo(made.token());
    assertClosed(invitations.look(made.token()));
  }

  @Test
  void disabledOwnersInviteNobody() {
    TestApi admin = server.asAdmin();
    InvitationView made = invitations.create(Map.of());
    long owner = api.get("/api/v1/account").json().get("id").asLong();
    admin.patch("/api/v1/admin/accounts/" + owner, Map.of("disabled", true)).expect(200);
    assertClosed(invitations.look(made.token()));
  }

  @Test
  void keepsWhatTheOwnerSaysAndShowsGuestsWhatTheyNeed() {
    Map<String, Object> request = new HashMap<>();
    request.put("title", "Our party\u202e");
    request.put("message", "Dear all\nbring pictures");
    request.put("maxFiles", 5);
    request.put("maxBytes", 1_000_000);
    request.put("maxFileBytes", 500_000);
    request.put("types", List.of("image/png", "jpg"));
    request.put("password", "s3cret");
    request.put("mode", "gallery");
    request.put("nameRequired", true);
    request.put("expiresIn", "PT2H");
    request.put("digest", false);
    InvitationView made = invitations.create(request);
    assertThat(made.title()).isEqualTo("Our party");
    assertThat(made.types()).containsExactly("image/jpeg", "image/png");
    assertThat(made.password()).isTrue();
    GuestInvitation seen = invitations.look(made.token()).expect(200).as(GuestInvitation.class);
    assertThat(seen.message()).isEqualTo("Dear all\nbring pictures");
    assertThat(seen.owner()).startsWith("host-");
    assertThat(seen.passwordRequired()).isTrue();
    assertThat(seen.nameRequired()).isTrue();
    assertThat(seen.mode()).isEqualTo(InvitationMode.GALLERY);
    assertThat(seen.filesLeft()).isEqualTo(5);
    assertThat(seen.bytesLeft()).isEqualTo(1_000_000);
    assertThat(seen.maxFileBytes()).isEqualTo(500_000);
    assertThat(seen.expiresAt()).isEqualTo(made.expiresAt());
  }

  @Test
  void patchChangesWhatIsNamedAndNullIsTheDefault() {
    InvitationView made =
        invitations.create(Map.of("title", "a", "maxFiles", 3, "password", "s3cret"));
    Map<String, Object> patch = new HashMap<>();
    patch.put("title", null);
    patch.put("maxFiles", 4);
    patch.put("password", null);
    InvitationView changed = invitations.change(made.id(), patch);
    assertThat(changed.title()).isNull();
    assertThat(changed.maxFiles()).isEqualTo(4);
    assertThat(changed.password()).isFalse();
    assertThat(changed.expiresAt()).isEqualTo(made.expiresAt());
    assertThat(changed.token()).isEqualTo(made.token());
  }

  static Stream<Map<String, Object>> faults() {
    return Stream.of(
        Map.of("email", "nobody"),
        Map.of("email", "a@b.org\r\nBcc: c@d.org"),
        Map.of("email", "a@b.org, c@d.org"),
        Map.of("title", "x".repeat(201)),
        Map.of("message", "x".repeat(4001)),
        Map.of("expiresIn", "soon"),
        Map.of("expiresIn", "P366D"),
        Map.of("expiresIn", 0),
        Map.of("maxFiles", 0),
        Map.of("maxFiles", 10_001),
        Map.of("maxBytes", -1),
        Map.of("maxFileBytes", Long.MAX_VALUE),
        Map.of("types", List.of("application/pdf")),
        Map.of("types", List.of("image/x-nothing")),
        Map.of("password", "123"),
        Map.of("password", "x".repeat(73)),
        Map.of("mode", "open"),
        Map.of("webhookUrl", "http://127.0.0.1/hook"),
        Map.of("webhookUrl", "javascript:alert(1)"),
        Map.of("unknown", 1));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void refusesWhatCannotBe(Map<String, Object> request) {
    Answer answer = api.post(InvitationApi.PATH, request);
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.text()).contains(request.keySet().iterator().next());
    assertThat(api.get(InvitationApi.PATH).json().get("items")).isEmpty();
    if (!request.containsKey("email")) {
      InvitationView made = invitations.create(Map.of());
      assertThat(api.patch(InvitationApi.PATH + "/" + made.id(), request).status()).isEqualTo(400);
    }
  }

  @Test
  void addressIsNotForChanging() {
    InvitationView made = invitations.create(Map.of("email", "a@example.org"));
    assertThat(
            api.patch(InvitationApi.PATH + "/" + made.id(), Map.of("email", "b@example.org"))
                .status())
        .isEqualTo(400);
  }

  @Test
  void listsPageByPageNewestFirst() {
    List<String> ids = Stream.generate(() -> invitations.create(Map.of()).id()).limit(3).toList();
    JsonNode first = api.get(InvitationApi.PATH + "?limit=2").expect(200).json();
    assertThat(first.at("/items/0/id").asString()).isEqualTo(ids.get(2));
    JsonNode rest =
        api.get(InvitationApi.PATH + "?limit=2&cursor=" + first.get("next").asString()).json();
    assertThat(rest.get("items")).hasSize(1);
    assertThat(rest.at("/items/0/id").asString()).isEqualTo(ids.get(0));
  }

  @Test
  void liveInvitationsAreBounded() throws Exception {
    List<Answer> answers = atOnce(50, () -> api.post(InvitationApi.PATH, Map.of()));
    assertThat(answers).filteredOn(a -> a.status() == 201).hasSize(40);
    assertThat(answers).filteredOn(a -> a.status() == 409).hasSize(10);
    Answer full = api.post(InvitationApi.PATH, Map.of()).expect(409);
    assertThat(full.code()).isEqualTo("too-many-invitations");
    invitations.revoke(api.get(InvitationApi.PATH).json().at("/items/0/id").asString());
    invitations.create(Map.of());
  }

  @Test
  void qrCodeIsAnImageThatNobodyKeeps() throws IOException {
    InvitationView made = invitations.create(Map.of());
    String path = InvitationApi.PATH + "/" + made.id() + "/qr";
    Answer png = api.get(path).expect(200);
    assertThat(png.header("Content-Type")).isEqualTo("image/png");
    assertThat(png.header("Cache-Control")).contains("no-store");
    assertThat(ImageIO.read(new ByteArrayInputStream(png.body())).getWidth()).isGreaterThan(300);
    Answer svg = api.get(path + "?format=svg").expect(200);
    assertThat(svg.header("Content-Type")).startsWith("image/svg+xml");
    assertThat(new String(svg.body(), StandardCharsets.UTF_8)).startsWith("<svg ");
    assertThat(api.get(path + "?format=gif").code()).isEqualTo("invalid-parameter");
  }

  @Test
  void needsTheScope() {
    assertThat(withToken(Scope.IMAGES_READ).get(InvitationApi.PATH).status()).isEqualTo(403);
  }

  @Test
  void withoutAMailServerNothingIsMailedAndNothingComplains() {
    InvitationView made = invitations.create(Map.of("email", "mail@example.org"));
    InvitationView again =
        api.post(InvitationApi.PATH + "/" + made.id() + "/mail", "")
            .expect(200)
            .as(InvitationView.class);
    assertThat(again.mailed()).isFalse();
    assertThat(again.mail()).isNull();
  }

  /** Lasts longer than a session. */
  private TestApi withToken(Scope scope) {
    Token token =
        api.post("/api/v1/tokens", new TokenRequest("t", Set.of(scope), null))
            .expect(201)
            .as(Token.class);
    return server.withToken(token.token());
  }

  private static String assertClosed(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(403);
    assertThat(answer.code()).isEqualTo("invitation-invalid");
    return answer.text();
  }

  private static List<Answer> atOnce(int times, Callable<Answer> request) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<Answer>> futures =
          threads.invokeAll(Stream.generate(() -> request).limit(times).toList());
      return futures.stream().map(Future::resultNow).toList();
    }
  }
}
