package dev.pinhole.server.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator.WaitForOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.pinhole.api.invitation.InvitationView;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.capture.internal.browser.TestBrowser;
import dev.pinhole.server.capture.internal.browser.TestBrowsers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The upload page without a mouse, and without looking. */
@PinholeTest
class KeyboardIT {
  private static final String COMPLETE = "/complete";

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
  @EnumSource(names = {"LIGHT", "DARK"})
  void reachesAndMarksEverythingAndNeverLosesThePlace(ColorScheme colours) throws IOException {
    Map<String, ?> asking = Map.of("nameRequired", true, "password", "sesame");
    try (BrowserContext context = context(colours)) {
      Page page = open(context, asking);
      Keys keys = new Keys(page);
      page.getByLabel("Your name").waitFor();
      keys.tabTo("Your name").type("Zoe").tabTo("Password").type("sesame");
      keys.tabTo("Show the password").tabTo("Continue").press("Enter");
      page.getByText("Choose images").waitFor();
      page.route(any -> true, KeyboardIT::hold);

      keys.tabTo("Choose images");
      choose(page, Stream.concat(Stream.of(Photos.text(folder, "notes.txt")), photos(3)));
      page.getByText("IMG_0002.jpg").waitFor();
      keys.isAt("Add more images").tabTo("Cancel all").tabTo("Got it").press("Enter");
      page.getByText("Got it").waitFor(gone());
      keys.isAt("Add more images").tabTo("Cancel all").tabTo("Cancel IMG_0000.jpg").press("Space");
      page.getByText("IMG_0000.jpg").waitFor(gone());
      keys.isAt("Cancel IMG_0001.jpg").press("Enter");
      page.getByText("IMG_0001.jpg").waitFor(gone());
      keys.isAt("Cancel IMG_0002.jpg").press("Enter");
      page.getByText("IMG_0002.jpg").waitFor(gone());
      keys.isAt("Choose images");

      choose(page, photos(2));
      page.getByText("IMG_0001.jpg").waitFor();
      keys.tabTo("Cancel all").press("Enter");
      page.getByText("IMG_0001.jpg").waitFor(gone());
      keys.isAt("Choose images");
    }
  }

  @Test
  void sendsAgainWhatFailed() {
    try (BrowserContext context = context(ColorScheme.LIGHT)) {
      Page page = open(context, Map.of());
      page.route(address -> address.endsWith(COMPLETE), KeyboardIT::unavailable);
      Keys keys = new Keys(page);
      page.getByText("Choose images").waitFor();
      keys.tabTo("Choose images");
      choose(page, photos(1));
      page.getByLabel("Send IMG_0000.jpg again").waitFor();
      page.unrouteAll();

      keys.isAt("Add more images").tabTo("Try it again").tabTo("Cancel the rest");
      keys.tabTo("Send IMG_0000.jpg again").press("Enter");

      page.getByText("Your image has arrived.").first().waitFor();
      page.getByText("IMG_0000.jpg").waitFor(gone());
      keys.isAt("Add more images");
    }
  }

  @Test
  void saysHowItGoesAndWhatWasRefused() throws IOException {
    try (BrowserContext context = context(ColorScheme.LIGHT)) {
      Page page = open(context, Map.of());
      page.getByText("Choose images").waitFor();
      listen(page);
      new Keys(page).tabTo("Choose images");

      choose(page, Stream.concat(Stream.of(Photos.text(folder, "notes.txt")), photos(4)));

      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> heard(page, "said").contains("All 4 images have arrived."));
      assertThat(heard(page, "said")).contains("0 % of 4 images arrived.");
      assertThat(heard(page, "warned"))
          .singleElement()
          .asString()
          .contains("1 file did not arrive", "notes.txt", "This is not an image.");
    }
  }

  /** What is said in the region that is there by now, and what is inserted as an alert. */
  private static void listen(Page page) {
    page.evaluate(
        """
        () => {
          window.said = [];
          window.warned = [];
          const region = document.querySelector('[role=status]');
          const all = { childList: true, characterData: true, subtree: true };
          new MutationObserver(() => window.said.push(region.innerText)).observe(region, all);
          new MutationObserver(changes => changes
            .flatMap(change => [...change.addedNodes])
            .filter(added => added.role === 'alert')
            .forEach(added => window.warned.push(added.innerText))).observe(document.body, all);
        }
        """);
  }

  private static List<String> heard(Page page, String how) {
    List<?> heard = (List<?>) page.evaluate("() => window." + how);
    return heard.stream().map(String::valueOf).toList();
  }

  private static WaitForOptions gone() {
    return new WaitForOptions().setState(WaitForSelectorState.DETACHED);
  }

  /** By the button that has the focus. */
  private static void choose(Page page, Stream<Path> files) {
    FileChooser chooser = page.waitForFileChooser(() -> page.keyboard().press("Enter"));
    chooser.setFiles(files.toArray(Path[]::new));
  }

  private static void hold(Route route) {
    if (!route.request().method().equals("PUT")) {
      route.resume();
    }
  }

  private static void unavailable(Route route) {
    route.fulfill(new Route.FulfillOptions().setStatus(503));
  }

  private Stream<Path> photos(int count) {
    return Stream.of(Photos.in(folder, count));
  }

  private static BrowserContext context(ColorScheme colours) {
    BrowserContext context =
        browser
            .browser()
            .newContext(
                new NewContextOptions()
                    .setViewportSize(360, 740)
                    .setColorScheme(colours)
                    .setReducedMotion(ReducedMotion.REDUCE));
    context.setDefaultTimeout(UploadPage.PATIENCE);
    return context;
  }

  private Page open(BrowserContext context, Map<String, ?> request) {
    InvitationView invitation =
        api.asUser("keyboard-owner")
            .post("/api/v1/invitations", request)
            .expect(201)
            .as(InvitationView.class);
    Page page = context.newPage();
    // Dialogs are caught while somebody listens; who begins together with the key may be too late.
    page.onFileChooser(_ -> {});
    page.navigate(api.uri("/invite/" + invitation.token()).toString());
    return page;
  }
}
