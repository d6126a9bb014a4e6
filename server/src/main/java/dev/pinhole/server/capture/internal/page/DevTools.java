package dev.pinhole.server.capture.internal.page;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import dev.pinhole.server.capture.internal.browser.IsolatedWorld;
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
    String question = "(%s)(%s)".formatted(function, literal(argument));
    return IsolatedWorld.value(answered(apart(question, true, most)));
  }

  /** Asks in the same way for something that stays in the page. */
  JsonObject handle(String expression, Duration most) {
    return answered(apart(expression, false, most)).getAsJsonObject("result");
  }

  private JsonObject apart(String expression, boolean byValue, Duration most) {
    return IsolatedWorld.enter(session, WORLD).evaluate(expression, byValue, millis(most));
  }

  /**
   * Runs a script as the page's own, beyond its content security policy.
   *
   * @return what CDP says of its end
   */
  JsonObject run(String expression, Duration most) {
    JsonObject question = new JsonObject();
    question.addProperty("expression", expression);
    question.addProperty("timeout", millis(most));
    question.addProperty("awaitPromise", true);
    question.addProperty("userGesture", true);
    return send("Runtime.evaluate", question);
  }

  private static long millis(Duration most) {
    return Math.max(1, most.toMillis());
  }

  /** Every JSON text is JavaScript. */
  static String literal(Object value) {
    return JSON.toJson(value);
  }

  private static JsonObject answered(JsonObject outcome) {
    if (outcome.has("exceptionDetails")) {
      throw new PlaywrightException("The page has no answer: " + outcome.get("exceptionDetails"));
    }
    return outcome;
  }

  String mainFrame() {
    return IsolatedWorld.mainFrame(session);
  }

  JsonObject send(String method, JsonObject parameters) {
    return session.send(method, parameters);
  }

  void on(String event, Consumer<JsonObject> handler) {
    session.on(event, handler);
  }
}
