package dev.pinhole.server.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.image.ImageView;
import dev.pinhole.api.invitation.GuestImage;
import dev.pinhole.api.invitation.GuestInvitation;
import dev.pinhole.api.invitation.InvitationView;
import dev.pinhole.api.upload.UploadView;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.TestClock;
import dev.pinhole.server.TestStorage;
import dev.pinhole.server.image.ImageApi;
import dev.pinhole.server.image.TestImages;
import dev.pinhole.server.platform.Ids;
import dev.pinhole.server.upload.ResumableUploads;
import dev.pinhole.server.upload.UploadDesk;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What guests can do, and what they cannot. */
@PinholeTest
@TestPropertySource(
    properties = {"pinhole.invitation.max-live=40", "pinhole.invitation.attempts.per-address=200"})
class GuestIT {
  private static final AtomicInteger SEED = new AtomicInteger(40_000);
  private static final String IMAGES = "/api/v1/guest/images";

  @Autowired TestApi server;
  @Autowired TestClock clock;
  @Autowired UploadDesk desk;
  @Autowired ResumableUploads resumable;

  private TestApi owner;
  private InvitationApi invitations;

  @BeforeEach
  void signIn() {
    owner = server.asUser("host-" + Ids.next().substring(0, 8));
    invitations = new InvitationApi(owner);
  }

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  @Test
  void uploadsIntoTheOwnersLibrary() {
    InvitationView invitation = invitations.create(Map.of("email", "guest@example.org"));
    GuestApi guest = invitations.guest(invitation, "Anna");
    Answer answer = guest.upload("beach.png", png()).expect(201);
    assertThat(answer.json().get("name").asString()).isEqualTo("beach.png");

    JsonNode kept = owner.get("/api/v1/images").json().at("/items/0");
    assertThat(kept.get("name").asString()).isEqualTo("beach.png");
    assertThat(kept.get("source").asString()).isEqualTo("invitation");
    assertThat(kept.get("visibility").asString()).isEqualTo("private");
    InvitationView now = invitations.get(invitation.id());
    assertThat(now.files()).isEqualTo(1);
    assertThat(now.bytes()).isEqualTo(kept.get("size").asLong());
    JsonNode listed =
        owner.get(InvitationApi.PATH + "/" + invitation.id() + "/images").expect(200).json();
    assertThat(listed.at("/items/0/guestName").asString()).isEqualTo("Anna");
    assertThat(listed.at("/items/0/image/key")).isEqualTo(kept.get("key"));
  }

  @Test
  void completingTwiceGivesTheSameImageAndCountsOnce() {
    InvitationView invitation = invitations.create(Map.of());
    GuestApi guest = invitations.guest(invitation, null);
    byte[] image = png();
    UploadView view = guest.sent("a.png", image, "image/png");
    String key = guest.complete(view).expect(201).json().at("/image/key").asString();
    assertThat(guest.complete(view).expect(200).json().at("/image/key").asString()).isEqualTo(key);
    assertThat(invitations.get(invitation.id()).files()).isEqualTo(1);
  }

  @Test
  void findsPendingUploadsAgainAndCanCancel() {
    GuestApi guest = invitations.guest(invitations.create(Map.of()), null);
    UploadView view = guest.announce("a.png", png(), "image/png").expect(201).as(UploadView.class);
    assertThat(guest.get(GuestApi.UPLOADS).expect(200).json()).hasSize(1);
    UploadView again =
        guest.get(GuestApi.UPLOADS + "/" + view.id()).expect(200).as(UploadView.class);
    assertThat(again.url()).isNotNull();
    guest.delete(GuestApi.UPLOADS + "/" + view.id()).expect(204);
    assertThat(guest.get(GuestApi.UPLOADS).json()).isEmpty();
  }

  @Test
  void blindGuestsSeeTheirOwnAndGalleryGuestsAll() {
    InvitationView invitation = invitations.create(Map.of());
    GuestApi anna = invitations.guest(invitation, "Anna");
    GuestApi bert = invitations.guest(invitation, "Bert");
    anna.upload("a.png", png()).expect(201);
    bert.upload("b.png", png()).expect(201);
    assertThat(names(anna)).containsExactly("a.png");
    assertThat(names(bert)).containsExactly("b.png");

    invitations.change(invitation.id(), Map.of("mode", "gallery"));
    assertThat(names(anna)).containsExactly("b.png", "a.png");
    JsonNode items = anna.get(IMAGES).json().get("items");
    assertThat(items.at("/0/mine").asBoolean()).isFalse();
    assertThat(items.at("/0/guestName").asString()).isEqualTo("Bert");
    assertThat(items.at("/1/mine").asBoolean()).isTrue();
    JsonNode first = anna.get(IMAGES + "?limit=1").json();
    assertThat(first.get("items")).hasSize(1);
    assertThat(
            anna.get(IMAGES + "?limit=1&cursor=" + first.get("next").asString())
                .json()
                .at("/items/0/name")
                .asString())
        .isEqualTo("a.png");
  }

  @Test
  void thumbnailsOpenByTheirLinkAndNothingElse() {
    GuestApi guest = invitations.guest(invitations.create(Map.of()), null);
    guest.upload("a.png", TestImages.encoded("png", 800, 600, SEED.incrementAndGet())).expect(201);
    String url = guest.get(IMAGES).json().at("/items/0/thumbnailUrl").asString();
    Answer picture = server.send(HttpRequest.newBuilder(URI.create(url)).GET()).expect(200);
    assertThat(picture.header("Content-Type")).isEqualTo("image/webp");
    String larger = url.replace("w=320", "w=640");
    assertThat(server.send(HttpRequest.newBuilder(URI.create(larger)).GET()).status())
        .isEqualTo(403);
    clock.advance(Duration.ofMinutes(16));
    assertThat(server.send(HttpRequest.newBuilder(URI.create(url)).GET()).status()).isEqualTo(403);
  }

  @Test
  void passwordAndNameAreAskedFor() {
    InvitationView invitation =
        invitations.create(Map.of("password", "open sesame", "nameRequired", true));
    String token = invitation.token();
    assertThat(invitations.join(token, "Anna", null).expect(403).code())
        .isEqualTo("wrong-password");
    assertThat(invitations.join(token, "Anna", "open").expect(403).code())
        .isEqualTo("wrong-password");
    Answer nameless = invitations.join(token, " \u200b ", "open sesame").expect(400);
    assertThat(nameless.json().get("field").asString()).isEqualTo("name");
    assertThat(invitations.join(token, "x".repeat(101), "open sesame").status()).isEqualTo(400);
    invitations.join(token, "Anna", "open sesame").expect(200);
  }

  @Test
  void aChangedPasswordPutsEverybodyOut() {
    InvitationView invitation = invitations.create(Map.of());
    GuestApi guest = invitations.guest(invitation, null);
    guest.get(IMAGES).expect(200);
    invitations.change(invitation.id(), Map.of("password", "open sesame"));
    assertClosed(guest.get(IMAGES));
  }

  @Test
  void filesAreLimitedAlsoWhenManyAreAnnouncedAtOnce() throws Exception {
    InvitationView invitation = invitations.create(Map.of("maxFiles", 5));
    GuestApi anna = invitations.guest(invitation, null);
    GuestApi bert = invitations.guest(invitation, null);
    anna.upload("first.png", png()).expect(201);
    List<Callable<Answer>> batch = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      GuestApi guest = i % 2 == 0 ? anna : bert;
      String name = i + ".png";
      batch.add(() -> guest.announce(name, png(), "image/png"));
    }
    List<Answer> answers = atOnce(batch);
    List<Answer> taken = answers.stream().filter(a -> a.status() == 201).toList();
    assertThat(taken).hasSize(4);
    Answer refused = answers.stream().filter(a -> a.status() != 201).findFirst().orElseThrow();
    assertThat(refused.expect(409).code()).isEqualTo("invitation-limit");
    assertThat(refused.json().get("limit").asString()).isEqualTo("files");
    assertThat(refused.json().get("maximum").asInt()).isEqualTo(5);
    assertThat(left(invitation).filesLeft()).isZero();

    UploadView one = taken.getFirst().as(UploadView.class);
    GuestApi its = answers.indexOf(taken.getFirst()) % 2 == 0 ? anna : bert;
    its.delete(GuestApi.UPLOADS + "/" + one.id()).expect(204);
    assertThat(left(invitation).filesLeft()).isEqualTo(1);
    bert.upload("last.png", png()).expect(201);
    assertThat(bert.announce("more.png", png(), "image/png").status()).isEqualTo(409);
  }

  @Test
  void bytesAreLimitedByWhatIsAnnouncedAndWhatHasCome() {
    byte[] image = png();
    InvitationView invitation =
        invitations.create(Map.of("maxBytes", 2 * image.length + 10, "maxFileBytes", 100_000));
    GuestApi guest = invitations.guest(invitation, null);
    guest.upload("a.png", image).expect(201);
    guest.announce("b.png", image, "image/png").expect(201);
    Answer refused = guest.announce("c.png", new byte[11], "image/png").expect(409);
    assertThat(refused.json().get("limit").asString()).isEqualTo("bytes");
    assertThat(refused.json().get("left").asInt()).isEqualTo(10);
    assertThat(guest.announce("d.png", new byte[100_001], "image/png").expect(413).code())
        .isEqualTo("too-large");
  }

  @Test
  void limitsThatAreLoweredHoldForWhatWasAnnouncedBefore() {
    byte[] image = png();
    List<Map<String, ?>> lowered =
        List.of(
            Map.of("maxFiles", 1),
            Map.of("maxBytes", image.length + 10),
            Map.of("maxFileBytes", 10));
    for (Map<String, ?> limit : lowered) {
      InvitationView invitation = invitations.create(Map.of());
      GuestApi guest = invitations.guest(invitation, null);
      UploadView second = guest.sent("b.png", image, "image/png");
      String begun = URI.create(guest.begin("c.png", image.length).header("Location")).getPath();
      GuestApi other = invitations.guest(invitation, null);
      other.upload("a.png", image).expect(201);

      invitations.change(invitation.id(), limit);

      String code = limit.containsKey("maxFileBytes") ? "too-large" : "invitation-limit";
      assertThat(guest.complete(second).code()).as("%s", limit).isEqualTo(code);
      assertThat(guest.send(begun, 0, image).code()).as("%s", limit).isEqualTo(code);
      assertThat(guest.get(GuestApi.UPLOADS).json()).isEmpty();
      assertThat(invitations.get(invitation.id()).files()).isEqualTo(1);
    }
  }

  @Test
  void deletedImagesMakeRoom() {
    InvitationView invitation = invitations.create(Map.of("maxFiles", 1));
    GuestApi guest = invitations.guest(invitation, null);
    String key = guest.upload("a.png", png()).expect(201).json().at("/image/key").asString();
    assertThat(guest.announce("b.png", png(), "image/png").status()).isEqualTo(409);
    owner.delete("/api/v1/images/" + key).expect(204);
    assertThat(invitations.get(invitation.id()).files()).isZero();
    assertThat(names(guest)).isEmpty();
    guest.upload("b.png", png()).expect(201);
  }

  @Test
  void formatsAreRefusedByContentWhateverIsAnnounced() {
    InvitationView invitation = invitations.create(Map.of("types", List.of("image/jpeg")));
    GuestApi guest = invitations.guest(invitation, null);
    assertThat(guest.announce("a.png", png(), "image/png").status()).isEqualTo(415);
    byte[] lie = png();
    UploadView view = guest.sent("a.jpg", lie, "image/jpeg");
    Answer refused = guest.complete(view).expect(415);
    assertThat(refused.code()).isEqualTo("unsupported-format");
    assertThat(refused.text()).contains("image/jpeg");
    assertThat(invitations.get(invitation.id()).files()).isZero();
    assertThat(left(invitation).filesLeft()).isEqualTo(invitation.maxFiles());
    assertThat(owner.get("/api/v1/images").json().get("items")).isEmpty();
  }

  @Test
  void guestsLearnNothingOfWhatTheOwnerHasAlready() {
    byte[] image = png();
    String key = new ImageApi(owner).add("?name=secret.png&visibility=private", image);
    GuestApi guest = invitations.guest(invitations.create(Map.of()), null);
    Map<String, Object> announcement = new HashMap<>();
    announcement.put("name", "mine.png");
    announcement.put("bytes", image.length);
    announcement.put("type", "image/png");
    announcement.put("sha256", owner.get("/api/v1/images/" + key).json().get("sha256").asString());
    UploadView view = guest.post(GuestApi.UPLOADS, announcement).expect(201).as(UploadView.class);
    assertThat(view.image()).isNull();
    guest.put(view, image).expect(200);
    Answer done = guest.complete(view).expect(201);
    assertThat(done.json().get("duplicate").asBoolean()).isFalse();
    ImageView shown = JsonMapper.shared().treeToValue(done.json().get("image"), ImageView.class);
    assertThat(shown.name()).isEqualTo("mine.png");
    assertThat(shown.source().toString()).isEqualTo("invitation");
    assertThat(done.text()).doesNotContain("secret");
    GuestImage listed =
        JsonMapper.shared().treeToValue(guest.get(IMAGES).json().at("/items/0"), GuestImage.class);
    assertThat(listed.name()).isEqualTo("mine.png");
  }

  @Test
  void guestsDecideNothingAboutTheImage() {
    GuestApi guest = invitations.guest(invitations.create(Map.of()), null);
    for (Map.Entry<String, ?> field :
        Map.of("visibility", "public", "accessKey", "1234", "expiresIn", "60", "originals", true)
            .entrySet()) {
      Map<String, Object> announcement = new HashMap<>();
      announcement.put("name", "a.png");
      announcement.put("bytes", 10);
      announcement.put("type", "image/png");
      announcement.put(field.getKey(), field.getValue());
      Answer answer = guest.post(GuestApi.UPLOADS, announcement).expect(400);
      assertThat(answer.json().get("field").asString()).isEqualTo(field.getKey());
    }
  }

  @Test
  void credentialOpensNothingElse() {
    InvitationView invitation = invitations.create(Map.of());
    GuestApi guest = invitations.guest(invitation, null);
    String key = guest.upload("a.png", png()).expect(201).json().at("/image/key").asString();
    for (String path :
        List.of(
            "/api/v1/images",
            "/api/v1/images/" + key,
            "/api/v1/account",
            "/api/v1/uploads",
            "/api/v1/invitations/" + invitation.id(),
            "/api/v1/invitations/" + invitation.id() + "/images")) {
      assertThat(guest.get(path).status()).as(path).isEqualTo(401);
    }
    assertThat(guest.get("/i/" + key).status()).isIn(401, 404);
    assertThat(guest.delete("/api/v1/images/" + key).status()).isEqualTo(401);
    Answer bearer = server.withToken(guest.credential()).get("/api/v1/images");
    assertThat(bearer.status()).isEqualTo(401);
  }

  @Test
  void credentialIsForOneGuestOfOneInvitation() {
    InvitationView mine = invitations.create(Map.of());
    GuestApi guest = invitations.guest(mine, null);
    UploadView view = guest.announce("a.png", png(), "image/png").expect(201).as(UploadView.class);
    GuestApi other = invitations.guest(mine, null);
    GuestApi stranger = invitations.guest(invitations.create(Map.of()), null);
    for (GuestApi intruder : List.of(other, stranger)) {
      String path = GuestApi.UPLOADS + "/" + view.id();
      assertThat(intruder.get(path).status()).isEqualTo(404);
      assertThat(intruder.complete(view).status()).isEqualTo(404);
      intruder.delete(path);
      assertThat(intruder.get(GuestApi.UPLOADS).json()).isEmpty();
    }
    guest.get(GuestApi.UPLOADS + "/" + view.id()).expect(200);
    assertThat(owner.get("/api/v1/uploads/" + view.id()).status()).isEqualTo(404);
  }

  @Test
  void forgedCredentialsAreRefused() {
    InvitationView invitation = invitations.create(Map.of());
    String good = invitations.guest(invitation, "Anna").credential();
    for (int at : new int[] {0, 21, 22, 43, 44, good.length() - 41, good.length() - 1}) {
      char other = good.charAt(at) == 'x' ? 'y' : 'x';
      String forged = good.substring(0, at) + other + good.substring(at + 1);
      assertClosed(new GuestApi(server.withToken(null), forged).get(IMAGES));
    }
    for (String forged : List.of("x", invitation.token(), good + "x", good.substring(1))) {
      assertClosed(new GuestApi(server.withToken(null), forged).get(IMAGES));
    }
    assertThat(server.withToken(null).get(IMAGES).status()).isEqualTo(401);
    assertThat(owner.get(IMAGES).status()).isEqualTo(401);
  }

  @Test
  void nothingWorksOnceTheInvitationIsOver() {
    InvitationView revoked = invitations.create(Map.of());
    InvitationView renewed = invitations.create(Map.of());
    InvitationView expired = invitations.create(Map.of("expiresIn", 60));
    List<GuestApi> guests = new ArrayList<>();
    List<UploadView> sent = new ArrayList<>();
    for (InvitationView invitation : List.of(revoked, renewed, expired)) {
      GuestApi guest = invitations.guest(invitation, null);
      byte[] image = png();
      UploadView view = guest.sent("a.png", image, "image/png");
      guests.add(guest);
      sent.add(view);
    }
    invitations.revoke(revoked.id());
    invitations.renew(renewed.id());
    clock.advance(Duration.ofSeconds(61));
    for (int i = 0; i < guests.size(); i++) {
      GuestApi guest = guests.get(i);
      assertClosed(guest.get(IMAGES));
      assertClosed(guest.get(GuestApi.UPLOADS));
      assertClosed(guest.announce("b.png", png(), "image/png"));
      assertClosed(guest.complete(sent.get(i)));
      assertClosed(guest.delete(GuestApi.UPLOADS + "/" + sent.get(i).id()));
    }
    assertThat(owner.get("/api/v1/images").json().get("items")).isEmpty();
  }

  @Test
  void whatWasAnnouncedIsGivenUpWhenGuestsArePutOut() {
    long host = owner.get("/api/v1/account").expect(200).json().get("id").asLong();
    GuestApi other = invitations.guest(invitations.create(Map.of()), null);
    other.announce("o.png", png(), "image/png").expect(201);
    List<Consumer<InvitationView>> ends =
        List.of(
            invitation -> invitations.revoke(invitation.id()),
            invitation -> invitations.renew(invitation.id()),
            invitation -> invitations.change(invitation.id(), Map.of("password", "open sesame")),
            invitation ->
                invitations.createAgain(
                    Map.of(
                        "email", String.valueOf(invitation.email()), "password", "open sesame")));
    int number = 0;
    for (Consumer<InvitationView> end : ends) {
      InvitationView invitation =
          invitations.create(Map.of("email", "guest-%d@example.org".formatted(++number)));
      GuestApi guest = invitations.guest(invitation, null);
      byte[] image = png();
      UploadView view =
          guest.announce("a.png", image, "image/png").expect(201).as(UploadView.class);
      guest.begin("t.png", image.length).expect(201);
      String guests = "invitation:" + invitation.id() + ":";
      assertThat(desk.outstanding(host, guests).files()).isEqualTo(1);
      assertThat(resumable.unfinished(guests).files()).isEqualTo(1);

      end.accept(invitation);

      assertThat(desk.outstanding(host, guests).files()).isZero();
      assertThat(resumable.unfinished(guests).files()).isZero();
      if (!TestStorage.isS3()) {
        // sent to the server itself, not to S3
        assertThat(guest.put(view, image).expect(409).code()).isEqualTo("upload-closed");
      }
    }
    assertThat(other.get(GuestApi.UPLOADS).expect(200).json()).hasSize(1);
  }

  @Test
  void aChangeThatPutsNobodyOutGivesNothingUp() {
    InvitationView invitation = invitations.create(Map.of());
    GuestApi guest = invitations.guest(invitation, null);
    guest.announce("a.png", png(), "image/png").expect(201);
    invitations.change(invitation.id(), Map.of("title", "Party"));
    assertThat(guest.get(GuestApi.UPLOADS).expect(200).json()).hasSize(1);
  }

  @Test
  void askingAgainGivesNothingUp() {
    Map<String, String> asked = Map.of("email", "again@example.org");
    GuestApi guest = invitations.guest(invitations.create(asked), null);
    guest.announce("a.png", png(), "image/png").expect(201);
    invitations.createAgain(asked);
    assertThat(guest.get(GuestApi.UPLOADS).expect(200).json()).hasSize(1);
  }

  @Test
  void anExtendedInvitationKeepsItsGuests() {
    InvitationView invitation = invitations.create(Map.of("expiresIn", 60));
    GuestApi guest = invitations.guest(invitation, null);
    invitations.change(invitation.id(), Map.of("expiresIn", "P1D"));
    clock.advance(Duration.ofHours(2));
    guest.get(IMAGES).expect(200);
  }

  @Test
  void resumableUploadsCountAndArriveAlike() {
    InvitationView invitation = invitations.create(Map.of("maxFiles", 1));
    GuestApi guest = invitations.guest(invitation, "Anna");
    byte[] image = png();
    Answer begun = guest.begin("t.png", image.length).expect(201);
    assertThat(guest.begin("u.png", image.length).expect(409).code()).isEqualTo("invitation-limit");
    assertThat(guest.announce("v.png", image, "image/png").status()).isEqualTo(409);
    String path = URI.create(begun.header("Location")).getPath();
    GuestApi stranger = invitations.guest(invitations.create(Map.of()), null);
    assertThat(stranger.send(path, 0, image).status()).isEqualTo(404);
    Answer done = guest.send(path, 0, image).expect(204);
    assertThat(done.header("Pinhole-Image")).isNotEmpty();
    assertThat(names(guest)).containsExactly("t.png");
    assertThat(invitations.get(invitation.id()).files()).isEqualTo(1);
  }

  private GuestInvitation left(InvitationView invitation) {
    return invitations.look(invitation.token()).expect(200).as(GuestInvitation.class);
  }

  private static List<String> names(GuestApi guest) {
    List<String> names = new ArrayList<>();
    guest
        .get(IMAGES)
        .expect(200)
        .json()
        .get("items")
        .forEach(i -> names.add(i.get("name").asString()));
    return names;
  }

  private static byte[] png() {
    return TestImages.png(SEED.incrementAndGet());
  }

  private static void assertClosed(Answer answer) {
    assertThat(answer.expect(403).code()).isEqualTo("invitation-invalid");
  }

  private static List<Answer> atOnce(List<Callable<Answer>> requests) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
      return threads.invokeAll(requests).stream().map(Future::resultNow).toList();
    }
  }
}
