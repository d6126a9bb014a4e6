package dev.pinhole.server.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.pinhole.api.invitation.InvitationView;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.S3Server;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestStorage;
import dev.pinhole.server.capture.internal.browser.TestBrowser;
import dev.pinhole.server.capture.internal.browser.TestBrowsers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The page in a real browser against the real server. */
@PinholeTest
class InvitePageIT {
  /** In front of what takes the files: this server, or the S3 store. */
  private static final Relay RELAY = new Relay();

  private static TestBrowser browser;

  @Autowired TestApi api;
  @TempDir Path folder;

  @DynamicPropertySource
  static void sendThroughTheRelay(DynamicPropertyRegistry properties) {
    if (TestStorage.isS3()) {
      properties.add("pinhole.s3.public-endpoint", RELAY::address);
    }
  }

  @BeforeAll
  static void start() {
    browser = TestBrowsers.start("--proxy-server=direct://");
  }

  @AfterAll
  static void stop() throws IOException {
    browser.close();
    RELAY.close();
  }

  @AfterEach
  void release() {
    RELAY.release();
  }

  @BeforeEach
  void lead() {
    RELAY.leadTo(TestStorage.isS3() ? S3Server.shared().port() : api.port());
  }

  @Test
  void twentyPhotosArriveDespiteCutConnectionWrongTypesAndReload() throws IOException {
    TestApi owner = api.asUser("page-owner");
    InvitationView invitation = invitation(owner, Map.of("title", "Our day"));
    Path[] photos = Photos.in(folder, 20);
    Path[] chosen =
        Stream.concat(
                Stream.of(Photos.text(folder, "notes.txt"), Photos.text(folder, "lie.jpg")),
                Stream.of(photos))
            .toArray(Path[]::new);
    long bytes = Photos.bytes(photos);

    RELAY.disturb(bytes / 8, bytes / 2);

    try (UploadPage page = open(invitation)) {
      page.shows("Our day");
      page.choose(chosen);
      page.shows("This is not an image.");
      await().atMost(Duration.ofMinutes(3)).until(RELAY::isHolding);
      assertThat(RELAY.hasCut()).isTrue();
      await().until(() -> isAllKept(page, owner, photos));
      assertThat(library(owner)).hasSizeLessThan(20);

      RELAY.release();
      page.page().reload();
      page.shows("All 20 images have arrived.");
      page.shows("lie.jpg");
      page.shows("This is not an image.");
    }

    assertThat(library(owner)).hasSize(20).doesNotHaveDuplicates();
  }

  @Test
  void goesByTusWhereTheStorageIsBlocked() {
    TestApi owner = api.asUser("blocked-owner");
    InvitationView invitation = invitation(owner, Map.of());

    try (UploadPage page = open(invitation)) {
      page.page().route(this::isStorage, Route::abort);
      page.choose(Photos.in(folder, 3));
      page.shows("All 3 images have arrived.");
    }

    assertThat(library(owner)).hasSize(3);
  }

  @Test
  void asksForNameAndPasswordAndRefusesWrongOne() {
    TestApi owner = api.asUser("careful-owner");
    InvitationView invitation =
        invitation(owner, Map.of("password", "open sesame", "nameRequired", true));

    try (UploadPage page = open(invitation)) {
      page.page().getByLabel("Your name").fill("Zoe");
      page.page().locator("input[name=password]").fill("open barley");
      page.page().getByText("Continue").click();
      page.page().getByRole(AriaRole.ALERT).waitFor();
      page.page().locator("input[name=password]").fill("open sesame");
      page.page().getByText("Continue").click();
      page.shows("Choose images");
      page.page().reload();
      page.shows("Choose images");
    }
  }

  @Test
  void endsWhenTheInvitationIsRevoked() {
    TestApi owner = api.asUser("fickle-owner");
    InvitationView invitation = invitation(owner, Map.of());

    try (UploadPage page = open(invitation)) {
      page.shows("Choose images");
      owner.delete("/api/v1/invitations/" + invitation.id()).expect(204);
      page.choose(Photos.in(folder, 1));
      page.shows("This invitation is not open");
    }

    assertThat(library(owner)).isEmpty();
  }

  @Test
  void asksForAPasswordThatIsNewAndGoesOn() {
    TestApi owner = api.asUser("late-careful-owner");
    InvitationView invitation = invitation(owner, Map.of());

    try (UploadPage page = open(invitation)) {
      page.shows("Choose images");
      owner
          .patch("/api/v1/invitations/" + invitation.id(), Map.of("password", "open sesame"))
          .expect(200);
      page.choose(Photos.in(folder, 1));
      page.page().locator("input[name=password]").fill("open sesame");
      page.page().getByText("Continue").click();
      await().atMost(Duration.ofMinutes(1)).until(() -> library(owner).size() == 1);
    }
  }

  private boolean isStorage(String address) {
    return address.startsWith(RELAY.address() + (TestStorage.isS3() ? "/" : "/u/"));
  }

  /** Through the relay, where this server takes the files. */
  private UploadPage open(InvitationView invitation) {
    String server = TestStorage.isS3() ? "http://127.0.0.1:" + api.port() : RELAY.address();
    return new UploadPage(browser.browser(), server + "/invite/" + invitation.token());
  }

  private static InvitationView invitation(TestApi owner, Map<String, ?> request) {
    return owner.post("/api/v1/invitations", request).expect(201).as(InvitationView.class);
  }

  /** Whether each photo has arrived or is kept by the browser: only then may the page go away. */
  private static boolean isAllKept(UploadPage page, TestApi owner, Path... photos) {
    List<String> arrived = library(owner, "name");
    List<?> kept = page.kept();
    return Stream.of(photos)
        .map(photo -> photo.getFileName().toString())
        .allMatch(name -> arrived.contains(name) || kept.contains(name));
  }

  private static List<String> library(TestApi owner) {
    return library(owner, "key");
  }

  private static List<String> library(TestApi owner, String member) {
    return owner
        .get("/api/v1/images?limit=100")
        .expect(200)
        .json()
        .path("items")
        .valueStream()
        .map(image -> image.path(member).asString())
        .toList();
  }
}
