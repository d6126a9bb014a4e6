package dev.pinhole.server.capture.internal.page;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * The browser's developer tools on one page, for what Playwright has no bound or no words for. What
 * a page's own scripts have done to the page's functions does not reach questions asked here: they
 * run in a world apart, so that answers can be cut to size in the page.
 */
final class DevTools {
  private static final Gson JSON = new Gson();
  private static final String WORLD = "pinhole";

  private final CDPSession session;

  private DevTools(CDPSession session) {
    this.session = session;
  }

  static DevTools on(Page page) {
    return new DevTools(page.context().newCDPSession(page));
  }

  /**
   * Asks the page's main frame.
   *
   * @param function JavaScript of a function with one parameter; what it returns must be JSON
   * @param argument its argument, anything that Gson writes
   * @throws PlaywrightException where the page is busy for longer, goes elsewhere meanwhile, or has
   *     no answer
   */
  JsonElement ask(String function, Object argument, Duration most) {
    JsonObject question = apart("(%s)(%s)".formatted(function, literal(argument)), most);
    question.addProperty("returnByValue", true);
    JsonElement value = result(send("Runtime.evaluate", question)).get("value");
    return value == null ? JsonNull.INSTANCE : value;
  }

  /** Asks in the same way for something that stays in the page. */
  JsonObject handle(String expression, Duration most) {
    return result(send("Runtime.evaluate", apart(expression, most)));
  }

  private JsonObject apart(String expression, Duration most) {
    JsonObject world = new JsonObject();
    world.addProperty("frameId", mainFrame());
    world.addProperty("worldName", WORLD);
    JsonObject question = question(expression, most);
    question.add("contextId", send("Page.createIsolatedWorld", world).get("executionContextId"));
    return question;
  }

  /**
   * Runs a script as the page's own, beyond its content security policy.
   *
   * @return what CDP says of its end
   */
  JsonObject run(String expression, Duration most) {
    JsonObject question = question(expression, most);
    question.addProperty("awaitPromise", true);
    question.addProperty("userGesture", true);
    return send("Runtime.evaluate", question);
  }

  private static JsonObject question(String expression, Duration most) {
    JsonObject question = new JsonObject();
    question.addProperty("expression", expression);
    question.addProperty("timeout", Math.max(1, most.toMillis()));
    return question;
  }

  /** Every JSON text is JavaScript. */
  static String literal(Object value) {
    return JSON.toJson(value);
  }

  private static JsonObject result(JsonObject outcome) {
    if (outcome.has("exceptionDetails")) {
      throw new PlaywrightException("The page has no answer: " + outcome.get("exceptionDetails"));
    }
    return outcome.getAsJsonObject("result");
  }

  String mainFrame() {
    return send("Page.getFrameTree", new JsonObject())
        .getAsJsonObject("frameTree")
        .getAsJsonObject("frame")
        .get("id")
        .getAsString();
  }

  JsonObject send(String method, JsonObject parameters) {
    return session.send(method, parameters);
  }

  void on(String event, Consumer<JsonObject> handler) {
    session.on(event, handler);
  }
}
