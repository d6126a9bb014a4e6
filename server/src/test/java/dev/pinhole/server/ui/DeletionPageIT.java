package dev.pinhole.server.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.capture.internal.browser.TestBrowser;
import dev.pinhole.server.image.Form;
import dev.pinhole.server.image.TestImages;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Deleting a picture by the address that a tool for screenshots has kept, with a real browser. */
@PinholeTest
class DeletionPageIT {
  private static final String QUESTION = "Delete this picture?";
  private static final String DONE = "The picture is deleted";
  private static final String BUTTON = "Delete the picture";

  private static TestBrowser browser;

  @Autowired TestApi api;

  @BeforeAll
  static void start() {
    browser = Screen.browser();
  }

  @AfterAll
  static void stop() {
    browser.close();
  }

  @ParameterizedTest
  @CsvSource({
    "390, 844, LIGHT, 1",
    "390, 844, DARK, 2",
    "320, 568, LIGHT, 3",
    "1280, 900, LIGHT, 4",
    "1280, 900, DARK, 5"
  })
  void asksShowsThePictureAndDeletesIt(int width, int height, ColorScheme colours, int seed)
      throws IOException {
    JsonNode sent = sent(4300 + seed);
    String link = "/i/" + sent.path("id").asString();
    try (Screen screen = new Screen(browser.browser(), api.port(), width, height, colours)) {
      screen.go(page(sent)).heading(QUESTION);
      Locator picture = screen.page().getByAltText("What would be deleted");
      await()
          .pollInSameThread()
          .until(() ->
              (boolean) picture.evaluate("image => image.complete && image.naturalWidth > 0"));
      screen.isFine("delete");
      api.withToken(null).get(link).expect(200);

      screen.button(BUTTON).focus();
      screen.page().keyboard().press("Enter");
      screen.heading(DONE).isFine("deleted");
      // screen readers go on from the heading
      screen.isAt("H1");
      api.withToken(null).get(link).expect(404);

      Response known =
          screen
              .page()
              .waitForResponse(
                  response -> response.url().contains(link), () -> screen.go(page(sent)));
      assertThat(known.status()).isEqualTo(404);
      screen.heading(QUESTION);
      // no broken picture
      await().pollInSameThread().until(() -> picture.count() == 0);
      screen.press(BUTTON).heading("There is no such picture").isFine("gone");
    }
  }

  @Test
  void saysWhatWentWrongAndCanBeTriedAgain() throws IOException {
    JsonNode sent = sent(4310);
    try (Screen screen = new Screen(browser.browser(), api.port())) {
      screen.go(page(sent)).heading(QUESTION);
      screen.page().route(address -> address.contains("/3/image/"), Route::abort);
      screen.press(BUTTON).shows("The server does not answer.");
      screen.isFine("not answered");
      screen.page().unrouteAll();
      screen
          .page()
          .route(
              address -> address.contains("/3/image/"),
              route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
      screen.press(BUTTON).shows("The server answered with status 503.");
      screen.page().unrouteAll();
      screen.press(BUTTON).heading(DONE);
      assertThat(screen.page().getByRole(AriaRole.ALERT).count()).isZero();
    }
  }

  private static String page(JsonNode sent) {
    return "/delete/" + sent.path("deletehash").asString();
  }

  private JsonNode sent(int seed) {
    TestApi owner = api.asUser("deletion-page");
    Form form =
        new Form().part("form-data; name=\"image\"; filename=\"a.png\"", TestImages.png(seed));
    return owner.send(form.in(owner.request("/3/image"))).expect(200).json().path("data");
  }
}
