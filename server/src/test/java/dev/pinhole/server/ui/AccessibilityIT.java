package dev.pinhole.server.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.pinhole.api.invitation.InvitationView;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.capture.internal.browser.TestBrowser;
import dev.pinhole.server.capture.internal.browser.TestBrowsers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The upload page keeps nobody out: as axe-core sees it, on phones and desks, by day and night. */
@PinholeTest
class AccessibilityIT {
  private static TestBrowser browser;

  @Autowired TestApi api;
  @TempDir Path folder;

  @BeforeAll
  static void start() {
    browser = TestBrowsers.start("--proxy-server=direct://");
  }

  @AfterAll
  static void stop() {
    browser.close();
  }

  @ParameterizedTest
  @CsvSource({"360, 740, LIGHT", "360, 740, DARK", "1280, 900, LIGHT", "1280, 900, DARK"})
  void hasNoViolationsFromTheDoorToTheLastImage(int width, int height, ColorScheme colours)
      throws IOException {
    InvitationView invitation =
        invitation(
            Map.of(
                "title",
                "Our day",
                "message",
                "Do come",
                "nameRequired",
                true,
                "password",
                "sesame"));
    try (BrowserContext context = context(width, height, colours)) {
      Page page = context.newPage();
      page.navigate(address(invitation));
      Axe axe = new Axe(page);
      page.getByLabel("Your name").waitFor();
      assertThat(axe.violations()).as("the door").isEmpty();
      page.getByLabel("Your name").fill("Zoe");
      page.locator("input[name=password]").fill("barley");
      page.getByText("Continue").click();
      page.getByRole(AriaRole.ALERT).waitFor();
      assertThat(axe.violations()).as("the door, wrong password").isEmpty();
      page.locator("input[name=password]").fill("sesame");
      page.getByText("Continue").click();
      page.getByText("Choose images").waitFor();
      assertThat(axe.violations()).as("the empty room").isEmpty();

      page.route(any -> true, AccessibilityIT::hold);
      choose(page, Stream.concat(Stream.of(Photos.text(folder, "notes.txt")), photos(2)));
      page.getByText("1 file did not arrive").waitFor();
      page.getByText("IMG_0001.jpg").waitFor();
      assertThat(axe.violations()).as("files under way, one refused").isEmpty();
      page.getByText("Got it").click();
      page.getByText("Cancel all").click();
      page.unrouteAll();
      choose(page, photos(2));
      page.getByText("All 2 images have arrived.").first().waitFor();
      page.locator("section[aria-label='Images that have arrived'] img").first().waitFor();
      assertThat(axe.violations()).as("all arrived").isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"LIGHT", "DARK"})
  void hasNoViolationsWhereSomethingFailedOrNothingIsOpen(ColorScheme colours) throws IOException {
    InvitationView invitation = invitation(Map.of());
    try (BrowserContext context = context(360, 740, colours)) {
      Page page = context.newPage();
      page.route(address -> address.endsWith("/complete"), AccessibilityIT::unavailable);
      page.navigate(address(invitation));
      Axe axe = new Axe(page);
      page.getByText("Choose images").waitFor();
      choose(page, photos(1));
      page.getByLabel("Send IMG_0000.jpg again").waitFor();
      assertThat(axe.violations()).as("a file failed").isEmpty();
      page.unrouteAll();
      page.getByLabel("Send IMG_0000.jpg again").click();
      page.locator("section[aria-label='Images that have arrived'] img").waitFor();

      page.navigate(api.uri("/invite/no-such-token").toString());
      page.getByText("This invitation is not open").waitFor();
      assertThat(new Axe(page).violations()).as("no invitation").isEmpty();
    }
  }

  /** So that no violations means something. */
  @Test
  void wouldBeToldOfABadPage() throws IOException {
    try (BrowserContext context = context(360, 740, ColorScheme.LIGHT)) {
      Page page = context.newPage();
      page.navigate(address(invitation(Map.of())));
      page.getByText("Choose images").waitFor();
      page.evaluate(
          "() => document.querySelector('main').append(document.createElement('button'))");
      page.evaluate("() => { document.querySelector('h1').style.color = '#ccc'; }");

      String found = String.join("\n", new Axe(page).violations());

      assertThat(found).contains("button-name", "color-contrast");
    }
  }

  private static void hold(Route route) {
    if (!route.request().method().equals("PUT")) {
      route.resume();
    }
  }

  private static void unavailable(Route route) {
    route.fulfill(new Route.FulfillOptions().setStatus(503));
  }

  private static void choose(Page page, Stream<Path> files) {
    page.locator("input[type=file]").setInputFiles(files.toArray(Path[]::new));
  }

  private Stream<Path> photos(int count) {
    return Stream.of(Photos.in(folder, count));
  }

  private static BrowserContext context(int width, int height, ColorScheme colours) {
    BrowserContext context =
        browser
            .browser()
            .newContext(
                new NewContextOptions()
                    .setViewportSize(width, height)
                    .setColorScheme(colours)
                    .setReducedMotion(ReducedMotion.REDUCE));
    context.setDefaultTimeout(UploadPage.PATIENCE);
    return context;
  }

  private InvitationView invitation(Map<String, ?> request) {
    return api.asUser("accessible-owner")
        .post("/api/v1/invitations", request)
        .expect(201)
        .as(InvitationView.class);
  }

  private String address(InvitationView invitation) {
    return api.uri("/invite/" + invitation.token()).toString();
  }
}
