package dev.pinhole.server.capture.internal.browser;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.PlaywrightException;

/**
 * A place for scripts beside the page's own: whatever the page has done to its built-in functions
 * is not seen there. It ends when the page goes elsewhere.
 */
public final class IsolatedWorld {
  private final CDPSession session;
  private final int context;

  private IsolatedWorld(CDPSession session, int context) {
    this.session = session;
    this.context = context;
  }

  /** In the page's main frame, the same one for the same name. */
  public static IsolatedWorld enter(CDPSession session, String name) {
    JsonObject where = new JsonObject();
    where.addProperty("frameId", mainFrame(session));
    where.addProperty("worldName", name);
    JsonObject world = session.send("Page.createIsolatedWorld", where);
    return new IsolatedWorld(session, world.get("executionContextId").getAsInt());
  }

  public static String mainFrame(CDPSession session) {
    return session
        .send("Page.getFrameTree")
        .getAsJsonObject("frameTree")
        .getAsJsonObject("frame")
        .get("id")
        .getAsString();
  }

  /**
   * Evaluates an expression.
   *
   * @param byValue whether the result is wanted as JSON, not as something that stays in the page
   * @param millis how long the page may be busy with it, at least 1
   * @return DevTools' answer: {@code result}, or {@code exceptionDetails}
   * @throws PlaywrightException where there is no such world any more
   */
  public JsonObject evaluate(String expression, boolean byValue, long millis) {
    JsonObject question = new JsonObject();
    question.addProperty("expression", expression);
    question.addProperty("contextId", context);
    question.addProperty("returnByValue", byValue);
    question.addProperty("timeout", millis);
    return session.send("Runtime.evaluate", question);
  }

  /** The result by value of an answer that is no exception. */
  public static JsonElement value(JsonObject answer) {
    JsonElement value = answer.getAsJsonObject("result").get("value");
    return value == null ? JsonNull.INSTANCE : value;
  }
}
