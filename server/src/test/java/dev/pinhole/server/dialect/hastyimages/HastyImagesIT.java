package dev.pinhole.server.dialect.hastyimages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.account.AccessToken;
import dev.pinhole.api.invitation.InvitationView;
import dev.pinhole.server.OnlyOnDisk;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.TestClock;
import dev.pinhole.server.image.TestImages;
import dev.pinhole.server.invitation.GuestApi;
import dev.pinhole.server.invitation.InvitationApi;
import dev.pinhole.server.platform.Ids;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

@PinholeTest
@TestPropertySource(
    properties = {"pinhole.invitation.max-live=40", "pinhole.invitation.attempts.per-address=200"})
class HastyImagesIT {
  private static final String TIME =
      "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{6}Z";

  /** In the order of the document. */
  private static final List<String> MEMBERS =
      List.of(
          "name",
          "path",
          "size",
          "file_type",
          "timestamp",
          "updated",
          "uploaded",
          "active",
          "token",
          "make",
          "model",
          "xDimension",
          "yDimension",
          "orientation",
          "software",
          "flash",
          "metering_mode",
          "saturation",
          "sharpness",
          "contrast",
          "x_resolution",
          "y_resolution",
          "aperture_value",
          "focal_length",
          "exif_version",
          "image_link");

  @Autowired TestApi api;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;

  private HastyClient hasty;

  @BeforeEach
  void signIn() {
    hasty = new HastyClient(api.asUser("hasty"));
  }

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  @Test
  void invitesAndTakesAFileAndListsItAsTheDocumentSays() {
    JsonNode invitation = hasty.invite("Guest@example.org").expect(200).json();
    String token = invitation.path("token").asString();
    assertThat(UUID.fromString(token).version()).isEqualTo(4);
    assertThat(invitation.propertyNames())
        .containsExactly("token", "email", "created_at", "updated_at", "expires_at", "upload_link");
    assertThat(invitation.path("email").asString()).isEqualTo("Guest@example.org");
    assertThat(invitation.path("created_at").asString()).matches(TIME);
    assertThat(invitation.path("updated_at").asString()).matches(TIME);
    assertThat(invitation.path("expires_at").asString()).matches(TIME);
    assertThat(invitation.path("upload_link").asString())
        .isEqualTo(api.uri("/api/upload/?access_token=" + token).toString());

    JsonNode policy = hasty.announced(token, "Nikon_COOLPIX_P1.jpg");
    long file = policy.path("file_id").asLong();
    assertThat(policy.propertyNames())
        .containsExactly(
            "key", "file_bucket_path", "file_id", "filename", "url", "upload_link", "token");
    assertThat(policy.path("upload_link")).isEqualTo(policy.path("url"));
    assertThat(policy.path("file_id").isIntegralNumber()).isTrue();
    assertThat(policy.path("file_bucket_path").asString())
        .isEqualTo("%s/%d/%d.jpg".formatted(token, file, file));
    assertThat(policy.path("filename").asString()).isEqualTo("Nikon_COOLPIX_P1.jpg");
    assertThat(policy.path("token").asString()).isEqualTo(token);

    JsonNode awaited = hasty.images(token).getFirst();
    assertThat(awaited.propertyNames()).containsExactlyElementsOf(MEMBERS);
    assertThat(awaited.path("uploaded").asBoolean()).isFalse();
    assertThat(awaited.path("image_link").isNull()).isTrue();

    byte[] photo = NikonJpeg.of(1);
    hasty.send(policy, "image/jpeg", photo).expect(200);
    Answer completed = hasty.complete(token, file).expect(200);
    assertThat(completed.text()).isEqualTo("{}");

    JsonNode image = hasty.images(token).getFirst();
    assertThat(image.propertyNames()).containsExactlyElementsOf(MEMBERS);
    assertThat(image.path("name").asString()).isEqualTo("Nikon_COOLPIX_P1.jpg");
    assertThat(image.path("path").asString())
        .isEqualTo("%s/%d/%d.jpg".formatted(token, file, file));
    assertThat(image.path("size").asLong()).isEqualTo(photo.length);
    assertThat(image.path("file_type").asString()).isEqualTo("image/jpeg");
    assertThat(image.path("timestamp").asString()).matches(TIME);
    assertThat(image.path("updated").asString()).matches(TIME);
    assertThat(image.path("uploaded").asBoolean()).isTrue();
    assertThat(image.path("active").asBoolean()).isTrue();
    assertThat(image.path("token").asString()).isEqualTo(token);
    assertThat(api.send(HttpRequest.newBuilder(link(image))).expect(200).header("Content-Type"))
        .isEqualTo("image/jpeg");
  }

  @Test
  void tellsWhatThePhotographSaysOfItself() {
    String token = hasty.token("camera@example.org");
    hasty.upload(token, "Nikon_COOLPIX_P1.jpg", NikonJpeg.of(2));

    JsonNode image = hasty.images(token).getFirst();

    Map<String, Object> example =
        Map.ofEntries(
            Map.entry("make", "NIKON"),
            Map.entry("model", "COOLPIX P1"),
            Map.entry("xDimension", 100),
            Map.entry("yDimension", 75),
            Map.entry("orientation", 1),
            Map.entry("software", "GIMP 2.4.5"),
            Map.entry("flash", "Flash did not fire, auto mode"),
            Map.entry("metering_mode", "Pattern"),
            Map.entry("saturation", "Normal"),
            Map.entry("sharpness", "Normal"),
            Map.entry("contrast", "Normal"),
            Map.entry("x_resolution", "72"),
            Map.entry("y_resolution", "72"),
            Map.entry("aperture_value", "2.9"),
            Map.entry("focal_length", "7.5"),
            Map.entry("exif_version", "0220"));
    example.forEach((name, value) -> {
      JsonNode member = image.path(name);
      assertThat(member.isString() ? member.asString() : (Object) member.asInt())
          .as(name)
          .isEqualTo(value);
    });
  }

  @Test
  void aPlainPictureHasDimensionsAndNothingElse() {
    String token = hasty.token("plain@example.org");
    hasty.upload(token, "plain", TestImages.png(4301));
    JsonNode image = hasty.images(token).getFirst();
    assertThat(image.path("path").asString()).matches(token + "/([0-9]+)/\\1");
    assertThat(image.path("file_type").asString()).isEqualTo("image/png");
    assertThat(image.path("xDimension").asInt()).isPositive();
    for (String name : MEMBERS.subList(MEMBERS.indexOf("orientation"), MEMBERS.size() - 1)) {
      assertThat(image.path(name).isNull()).as(name).isTrue();
    }
    assertThat(image.path("make").isNull()).isTrue();
  }

  @Test
  void asksAgainAndTheInvitationLastsSevenDaysFromThen() {
    JsonNode first = hasty.invite("again@example.org").expect(200).json();
    assertSevenDays(first, clock.instant());
    clock.advance(Duration.ofDays(5));
    TestApi owner = relogin("hasty");

    JsonNode second = new HastyClient(owner).invite("AGAIN@example.org").expect(200).json();

    assertThat(second.path("token")).isEqualTo(first.path("token"));
    assertThat(second.path("created_at")).isEqualTo(first.path("created_at"));
    assertSevenDays(second, clock.instant());
  }

  private static void assertSevenDays(JsonNode invitation, Instant from) {
    assertThat(Instant.parse(invitation.path("expires_at").asString()))
        .isBetween(from.plus(Duration.ofDays(7)).minusSeconds(60), from.plus(Duration.ofDays(7)));
  }

  @Test
  void invitationsAreMadeAtEitherAddressFromJsonAndForms() {
    for (String path : List.of("/invitation", "/api/invitations", "/api/invitations/")) {
      TestApi owner = api.asUser("hasty");
      owner.post(path, "{\"email\": \"paths@example.org\"}").expect(200);
      HttpRequest.Builder form =
          owner
              .request(path)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString("email=paths%40example.org"));
      assertThat(owner.send(form).expect(200).json().path("email").asString())
          .isEqualTo("paths@example.org");
    }
  }

  @Test
  void theLinkLeadsToThePageOfTheInvitation() {
    JsonNode invitation = hasty.invite("page@example.org").expect(200).json();
    String link = invitation.path("upload_link").asString();
    Answer answer = api.send(HttpRequest.newBuilder(URI.create(link)));
    String page = answer.expect(302).header("Location");
    assertThat(page).startsWith(api.uri("/invite/").toString());
    assertThat(api.send(HttpRequest.newBuilder(URI.create(page))).expect(200).text())
        .contains("<html");
    String native1 = page.substring(page.lastIndexOf('/') + 1);
    api.withToken(null)
        .send(api.withToken(null).request("/api/v1/guest/invitation").header("Invitation", native1))
        .expect(200);
  }

  @Test
  void completesAtThePolicyAddressToo() {
    String token = hasty.token("same@example.org");
    JsonNode policy = hasty.announced(token, "a.jpg");
    hasty.send(policy, "image/jpeg", NikonJpeg.of(3)).expect(200);
    long file = policy.path("file_id").asLong();

    Answer completed = hasty.policy(token, HastyClient.completion(file)).expect(200);

    assertThat(completed.text()).isEqualTo("{}");
    assertThat(hasty.images(token).getFirst().path("uploaded").asBoolean()).isTrue();
    assertThat(hasty.policy(token, HastyClient.completion(file)).expect(200).text())
        .isEqualTo("{}");
    assertThat(hasty.images(token)).hasSize(1);
  }

  @Test
  void takesWhateverTypeTheSendingNames() {
    String token = hasty.token("type@example.org");
    JsonNode policy = hasty.announced(token, "a.jpg");
    hasty.send(policy, "application/octet-stream", TestImages.png(4302)).expect(200);
    hasty.complete(token, policy.path("file_id").asLong()).expect(200);
    assertThat(hasty.images(token).getFirst().path("file_type").asString()).isEqualTo("image/png");
  }

  @Test
  void whatTheClientSaysIsKeptAndNotBelieved() {
    String token = hasty.token("claims@example.org");
    byte[] photo = NikonJpeg.of(13);
    hasty.upload(token, "claims.jpg", photo);
    JsonNode image = hasty.images(token).getFirst();
    assertThat(image.path("size").asLong()).isEqualTo(photo.length).isNotEqualTo(4278);
    String key = link(image).getPath().substring("/i/".length());
    JsonNode claims =
        api.asUser("hasty").get("/api/v1/images/" + key + "/metadata").expect(200).json();
    assertThat(claims.path("claims").path("fileSize").asString()).isEqualTo("4278");
    assertThat(claims.path("claims").path("metadata").asString()).isEqualTo("{}");

    JsonNode policy = hasty.announced(token, "much.jpg");
    hasty.send(policy, "image/jpeg", NikonJpeg.of(14)).expect(200);
    long file = policy.path("file_id").asLong();
    hasty.policy(token, Map.of("file", file, "metadata", "x".repeat(20_000))).expect(200);
    assertThat(hasty.images(token).getLast().path("uploaded").asBoolean()).isTrue();
  }

  @Test
  void equalFilesAreBothListed() {
    String token = hasty.token("twice@example.org");
    byte[] photo = NikonJpeg.of(5);
    Set<Long> files =
        Set.of(hasty.upload(token, "a.jpg", photo), hasty.upload(token, "b.jpg", photo));
    assertThat(files).hasSize(2);
    assertThat(hasty.images(token))
        .extracting(image -> image.path("name").asString())
        .containsExactly("a.jpg", "b.jpg");
  }

  @Test
  void whatIsSaidNotToHaveBeenSentIsStillAwaited() {
    String token = hasty.token("notyet@example.org");
    JsonNode policy = hasty.announced(token, "a.jpg");
    long file = policy.path("file_id").asLong();
    Map<String, Object> body = Map.of("uploaded", false, "file", file);
    assertThat(hasty.policy(token, body).expect(200).text()).isEqualTo("{}");
    assertThat(hasty.images(token).getFirst().path("uploaded").asBoolean()).isFalse();
    detail(hasty.complete(token, file), 409);
    hasty.send(policy, "image/jpeg", NikonJpeg.of(6)).expect(200);
    hasty.complete(token, file).expect(200);
  }

  @Test
  void whatComesByThePageIsListedTooAsGuestsSeeEachOthersFiles() {
    String token = hasty.token("gallery@example.org");
    hasty.upload(token, "announced.jpg", NikonJpeg.of(8));
    guest(token).upload("by-page.png", TestImages.png(4303)).expect(201);

    List<JsonNode> images = hasty.images(token);

    assertThat(images)
        .extracting(image -> image.path("name").asString())
        .containsExactly("announced.jpg", "by-page.png");
    assertThat(images.getLast().path("path").asString())
        .matches(token + "/([0-9A-Za-z]{22})/\\1\\.png");
    api.send(HttpRequest.newBuilder(link(images.getLast()))).expect(200);
  }

  @Test
  void whereGuestsAreBlindNobodyLearnsWhatOthersBring() {
    String token = hasty.token("blind@example.org");
    change(token, Map.of("mode", "blind"));
    guest(token).upload("secret.png", TestImages.png(4304)).expect(201);
    hasty.upload(token, "own.jpg", NikonJpeg.of(9));
    hasty.token("blind@example.org");
    assertThat(hasty.images(token))
        .extracting(image -> image.path("name").asString())
        .containsExactly("own.jpg");
  }

  @Test
  void limitsOfTheInvitationAreSeenWhenTheFileHasCome() {
    byte[] photo = NikonJpeg.of(10);
    String token = hasty.token("limits@example.org");
    JsonNode second = hasty.announced(token, "b.jpg");
    hasty.send(second, "image/jpeg", NikonJpeg.of(11)).expect(200);
    long first = hasty.upload(token, "a.jpg", photo);
    change(token, Map.of("maxBytes", photo.length, "maxFiles", 2));
    detail(hasty.policy(token, Map.of("filename", "c.jpg")), 409);

    detail(hasty.complete(token, second.path("file_id").asLong()), 409);

    detail(hasty.complete(token, second.path("file_id").asLong()), 409);
    assertThat(hasty.images(token))
        .extracting(image -> image.path("path").asString())
        .containsExactly("%s/%d/%d.jpg".formatted(token, first, first));
  }

  @Test
  @OnlyOnDisk("a store beside this server takes what it is sent, and the limit is seen afterwards")
  void aLinkHasNoMoreSentThanTheInvitationTakes() {
    byte[] photo = NikonJpeg.of(13);
    String token = hasty.token("staged@example.org");
    change(token, Map.of("maxBytes", photo.length + 10));
    JsonNode first = hasty.announced(token, "a.jpg");
    JsonNode second = hasty.announced(token, "b.jpg");
    hasty.send(first, "image/jpeg", photo).expect(200);

    Answer refused = hasty.send(second, "image/jpeg", NikonJpeg.of(14)).expect(409);

    assertThat(refused.code()).isEqualTo("invitation-limit");
    assertThat(refused.json().path("limit").asString()).isEqualTo("bytes");
    hasty.send(first, "image/jpeg", photo).expect(200);
    hasty.complete(token, first.path("file_id").asLong()).expect(200);
    hasty.send(second, "image/jpeg", NikonJpeg.of(14)).expect(409);
    hasty.send(second, "image/jpeg", new byte[10]).expect(200);
  }

  @Test
  @OnlyOnDisk("a store beside this server takes what it is sent, and the limit is seen afterwards")
  void whatIsThereOfAFileCountsUntilItIsReplacedAndNothingElseOfIt() {
    byte[] photo = NikonJpeg.of(15);
    String token = hasty.token("replaced@example.org");
    change(token, Map.of("maxBytes", 2 * photo.length - 1));
    JsonNode first = hasty.announced(token, "a.jpg");
    hasty.send(first, "image/jpeg", photo).expect(200);
    JsonNode second = hasty.announced(token, "b.jpg");

    // refused, and so not counted
    hasty.send(second, "image/jpeg", photo).expect(409);
    hasty.send(second, "image/jpeg", new byte[photo.length - 1]).expect(200);
    hasty.send(second, "image/jpeg", new byte[1]).expect(200);

    JsonNode third = hasty.announced(token, "c.jpg");
    hasty.send(third, "image/jpeg", new byte[photo.length - 1]).expect(409);
    hasty.send(third, "image/jpeg", new byte[photo.length - 2]).expect(200);
  }

  /** Not without end, even if none of them counts for the invitation. */
  @Test
  void aLinkAnnouncesSoManyFilesWhateverBecomesOfThem() {
    String token = hasty.token("endless@example.org");
    change(token, Map.of("maxFiles", 5));
    jdbc.sql(
            """
            WITH RECURSIVE other (n) AS (
              SELECT 1 UNION ALL SELECT n + 1 FROM other WHERE n < 1004
            )
            INSERT INTO invitation_file (invitation, upload, name, created_at, updated_at)
            SELECT invitation.number, 'over', 'a.jpg', :now, :now FROM invitation, other
            WHERE invitation.id = :id
            """)
        .param("now", clock.millis())
        .param("id", invitation(token).id())
        .update();
    hasty.announced(token, "last.jpg");

    detail(hasty.policy(token, Map.of("filename", "next.jpg")), 409);
  }

  @Test
  void aFileLargerThanTheInvitationTakesIsRefused() {
    String token = hasty.token("large@example.org");
    change(token, Map.of("maxFileBytes", 500));
    JsonNode policy = hasty.announced(token, "a.jpg");
    // A store beside this server finds out only when the file is completed.
    assertThat(hasty.send(policy, "image/jpeg", NikonJpeg.of(12)).status()).isIn(200, 413);
    Answer answer = hasty.complete(token, policy.path("file_id").asLong());
    assertThat(answer.status()).as(answer.text()).isIn(409, 413);
    assertThat(hasty.images(token)).noneMatch(image -> image.path("uploaded").asBoolean());
  }

  @Test
  void passwordsAndNewLinksHoldHereToo() {
    String token = hasty.token("locked@example.org");
    change(token, Map.of("password", "open sesame"));
    detail(api.withToken(null).get("/api/images/?access_token=" + token), 403);
    api.withToken(null).get("/api/upload/?access_token=" + token).expect(302);
    String renewed = hasty.token("renewed@example.org");
    new InvitationApi(api.asUser("hasty")).renew(invitation(renewed).id());
    everywhere(renewed);
    String fresh = hasty.token("renewed@example.org");
    assertThat(fresh).isNotEqualTo(renewed);
    assertThat(hasty.images(fresh)).isEmpty();
  }

  private GuestApi guest(String token) {
    InvitationView view = invitation(token);
    return new InvitationApi(api.asUser("hasty")).guest(view, null);
  }

  private void change(String token, Map<String, ?> patch) {
    new InvitationApi(api.asUser("hasty")).change(invitation(token).id(), patch);
  }

  /** The native one, found by where the link leads. */
  private InvitationView invitation(String token) {
    String page =
        api.withToken(null).get("/api/upload?access_token=" + token).expect(302).header("Location");
    String id = page.substring(page.lastIndexOf('/') + 1).substring(0, Ids.LENGTH);
    return new InvitationApi(api.asUser("hasty")).get(id);
  }

  @Test
  void wrongAndExpiredTokensAreForbidden() {
    String token = hasty.token("wrong@example.org");
    List<String> wrong =
        List.of("", "x", UUID.randomUUID().toString(), token.substring(1), token + "0");
    for (String other : wrong) {
      everywhere(other);
    }
    detail(api.withToken(null).get("/api/images/?access_token=%F0%9F"), 400);
    detail(api.withToken(null).get("/api/images/"), 403);
    detail(api.withToken(null).get("/api/upload"), 403);
    detail(api.withToken(null).post("/api/files/policy", Map.of("filename", "a.jpg")), 403);
    clock.advance(Duration.ofDays(8));
    everywhere(token);
  }

  private void everywhere(String token) {
    TestApi anybody = api.withToken(null);
    detail(anybody.get("/api/images/?access_token=" + token), 403);
    detail(anybody.get("/api/upload/?access_token=" + token), 403);
    detail(hasty.policy(token, Map.of("filename", "a.jpg")), 403);
    detail(hasty.policy(token, HastyClient.completion(1)), 403);
    detail(hasty.complete(token, 1), 403);
  }

  @Test
  void filesOfOthersAreNotFound() {
    String token = hasty.token("mine@example.org");
    String other = new HastyClient(api.asUser("hasty-other")).token("other@example.org");
    JsonNode policy = hasty.announced(token, "a.jpg");
    long file = policy.path("file_id").asLong();
    hasty.send(policy, "image/jpeg", NikonJpeg.of(7)).expect(200);
    detail(hasty.complete(other, file), 404);
    detail(hasty.complete(token, 999_999_999), 404);
    detail(hasty.policy(other, Map.of("uploaded", false, "file", file)), 404);
    assertThat(hasty.images(other)).isEmpty();
    hasty.complete(token, file).expect(200);
  }

  @Test
  void invitingNeedsACredentialThatAllowsIt() {
    detail(new HastyClient(api.withToken(null)).invite("a@example.org"), 401);
    detail(new HastyClient(api.withToken("nonsense")).invite("a@example.org"), 401);
    String narrow =
        api.asUser("hasty")
            .post("/api/v1/tokens", Map.of("name", "narrow", "scopes", List.of("images:read")))
            .expect(201)
            .json()
            .path("token")
            .asString();
    detail(new HastyClient(api.withToken(narrow)).invite("a@example.org"), 403);
  }

  @Test
  void refusesWhatIsMissingOrMalformed() {
    String token = hasty.token("bad@example.org");
    TestApi owner = api.asUser("hasty");
    assertThat(owner.post("/invitation/", "{}").expect(400).json().path("email").isArray())
        .isTrue();
    field(hasty.invite("nobody"), "email");
    field(hasty.policy(token, "{}"), "filename");
    field(hasty.policy(token, Map.of("file", "eleven")), "file");
    field(hasty.policy(token, Map.of("file", 11, "uploaded", "perhaps")), "uploaded");
    detail(hasty.policy(token, "{"), 400);
    detail(hasty.policy(token, "[1]"), 400);
    detail(hasty.policy(token, Map.of("metadata", "x".repeat(70_000))), 413);
    detail(owner.get("/invitation/"), 405);
    detail(owner.delete("/api/images/?access_token=" + token), 405);
  }

  @Test
  void whatIsNoImageIsRefusedAndNotListed() {
    String token = hasty.token("noimage@example.org");
    JsonNode policy = hasty.announced(token, "a.jpg");
    hasty.send(policy, "image/jpeg", "no image".getBytes(StandardCharsets.UTF_8));
    detail(hasty.complete(token, policy.path("file_id").asLong()), 415);
    assertThat(hasty.images(token)).isEmpty();
  }

  private static void field(Answer answer, String name) {
    JsonNode messages = answer.expect(400).json().path(name);
    assertThat(messages.isArray() && messages.path(0).isString()).as(answer.text()).isTrue();
  }

  private static void detail(Answer answer, int status) {
    JsonNode body = answer.expect(status).json();
    assertThat(body.propertyNames()).as(answer.text()).containsExactly("detail");
    assertThat(body.path("detail").isString()).isTrue();
    assertThat(answer.header("Content-Type")).startsWith("application/json");
  }

  private static URI link(JsonNode image) {
    return URI.create(image.path("image_link").asString());
  }

  /** Access tokens have ended meanwhile. */
  private TestApi relogin(String name) {
    String value =
        api.withToken(null)
            .post("/api/v1/login", Map.of("username", name, "password", TestApi.PASSWORD))
            .expect(200)
            .as(AccessToken.class)
            .value();
    return api.withToken(value);
  }
}
