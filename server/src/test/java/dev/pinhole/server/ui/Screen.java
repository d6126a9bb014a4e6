package dev.pinhole.server.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.pinhole.server.capture.internal.browser.TestBrowser;
import dev.pinhole.server.capture.internal.browser.TestBrowsers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A browser of somebody, with cookies of its own, as large as their device. */
final class Screen implements AutoCloseable {
  /** In milliseconds, as the driver has them. */
  private static final double PATIENCE = 120_000;

  /** Where to leave pictures of what tests look at, for people to look at them too. */
  private static final @Nullable String PICTURES = System.getProperty("pinhole.test.pictures");

  private final String origin;
  private final BrowserContext context;
  private final Page page;
  private final String kind;
  private final List<String> complaints = new ArrayList<>();

  Screen(Browser browser, int port) {
    this(browser, port, 390, 844, ColorScheme.LIGHT);
  }

  Screen(Browser browser, int port, int width, int height, ColorScheme colours) {
    this.origin = "http://localhost:" + port;
    this.kind = width + "-" + colours;
    this.context =
        browser.newContext(
            new NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(colours)
                .setReducedMotion(ReducedMotion.REDUCE));
    context.setDefaultTimeout(PATIENCE);
    this.page = context.newPage();
    page.onConsoleMessage(message -> {
      // The browser itself notes each answer of 400 and above.
      if (message.type().equals("error") && !message.text().startsWith("Failed to load")) {
        complaints.add(message.text());
      }
    });
  }

  /** One that finds this computer by its name, too: for a number, browsers have no passkeys. */
  static TestBrowser browser() {
    return TestBrowsers.start(
        "--proxy-server=direct://",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost");
  }

  Page page() {
    return page;
  }

  String origin() {
    return origin;
  }

  Screen go(String path) {
    page.navigate(origin + path);
    return this;
  }

  /** Waits until this is to be read somewhere on the page. */
  Screen shows(String text) {
    try {
      page.getByText(text).filter(visible()).first().waitFor();
      return this;
    } catch (TimeoutError e) {
      throw new AssertionError("no \"%s\" in:%n%s".formatted(text, page.innerText("body")), e);
    }
  }

  Screen heading(String text) {
    try {
      page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(text).setExact(true))
          .waitFor();
      return this;
    } catch (TimeoutError e) {
      throw new AssertionError("no \"%s\" in:%n%s".formatted(text, page.innerText("body")), e);
    }
  }

  Screen type(String field, String text) {
    page.locator("input[name=" + field + "]:visible").fill(text);
    return this;
  }

  Screen press(String button) {
    button(button).click();
    return this;
  }

  /** Follows a link. */
  Screen follow(String link) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true)).click();
    return this;
  }

  /** The rows of a list, by what it is called. */
  Locator rows(String list) {
    return page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName(list).setExact(true))
        .locator("li");
  }

  Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  Screen signIn(String username, String password) {
    return type("username", username).type("password", password).press("Sign in");
  }

  /** Waits until the keyboard is at this field, or this element where it is none. */
  Screen isAt(String field) {
    await().pollInSameThread().untilAsserted(() -> assertThat(focused()).isEqualTo(field));
    return this;
  }

  private @Nullable String focused() {
    return (@Nullable String)
        page.evaluate("() => document.activeElement.name || document.activeElement.tagName");
  }

  /** Whether everybody can use what is shown, and nothing sticks out of the screen. */
  Screen isFine(String name) throws IOException {
    if (PICTURES != null) {
      Path file = Path.of(PICTURES, name.replace(' ', '-') + "-" + kind + ".png");
      page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    }
    assertThat(new Axe(page).violations()).as(name).isEmpty();
    assertThat(
            page.evaluate(
                "() => document.documentElement.scrollWidth -"
                    + " document.documentElement.clientWidth"))
        .as(name + " sticks out by")
        .isEqualTo(0);
    assertThat(complaints).as(name).isEmpty();
    return this;
  }

  /** A device with passkeys, whose owner is there and agrees. */
  void hasPasskeys() {
    CDPSession devTools = context.newCDPSession(page);
    devTools.send("WebAuthn.enable");
    JsonObject options = new JsonObject();
    options.addProperty("protocol", "ctap2");
    options.addProperty("transport", "internal");
    options.addProperty("hasResidentKey", true);
    options.addProperty("hasUserVerification", true);
    options.addProperty("isUserVerified", true);
    options.addProperty("automaticPresenceSimulation", true);
    JsonObject added = new JsonObject();
    added.add("options", options);
    devTools.send("WebAuthn.addVirtualAuthenticator", added);
  }

  /**
   * The browser does not offer passkeys beside the name: with this device it would take its owner's
   * consent for given and sign in, before anybody can press the button.
   */
  void offersNoPasskeys() {
    page.addInitScript("PublicKeyCredential.isConditionalMediationAvailable = async () => false");
  }

  private static Locator.FilterOptions visible() {
    return new Locator.FilterOptions().setVisible(true);
  }

  @Override
  public void close() {
    context.close();
  }
}
