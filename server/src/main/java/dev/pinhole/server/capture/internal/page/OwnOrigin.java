package dev.pinhole.server.capture.internal.page;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.PlaywrightException;
import dev.pinhole.api.capture.CaptureOptions.Basic;
import dev.pinhole.api.capture.CaptureOptions.Identity;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sends headers and credentials with requests to the page's own origin, and with no other; and only
 * while the page is of that origin, as another that it leads to is not to act in their name.
 * Playwright sends its extra headers to everyone and takes a route's along through redirects; the
 * browser's own interception judges each hop for itself.
 */
final class OwnOrigin {
  private final DevTools tools;
  private final String origin;
  private final Map<String, String> headers;
  private final String mainFrame;
  private final Deque<JsonObject> paused = new ArrayDeque<>();
  private boolean busy;

  /** Whether the document that was last asked for is of the origin. */
  private boolean home;

  private OwnOrigin(DevTools tools, String origin, Map<String, String> headers) {
    this.tools = tools;
    this.origin = origin;
    this.headers = headers;
    this.mainFrame = tools.mainFrame();
  }

  static boolean isWanted(Identity identity) {
    return !identity.headers().isEmpty() || identity.basic() != null;
  }

  /** To be called before the page is gone to. */
  static void install(DevTools tools, Identity identity, String url, Duration most) {
    // the browser itself says what the origin is: it reads some addresses as Java does not
    JsonElement origin = tools.ask("url => new URL(url).origin", url, most);
    OwnOrigin own = new OwnOrigin(tools, origin.getAsString(), headers(identity));
    tools.on("Fetch.requestPaused", own::take);
    tools.send("Fetch.enable", own.patterns());
  }

  private static Map<String, String> headers(Identity identity) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    Basic basic = identity.basic();
    if (basic != null) {
      byte[] pair = (basic.username() + ":" + basic.password()).getBytes(StandardCharsets.UTF_8);
      headers.put("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }
    headers.putAll(identity.headers());
    return headers;
  }

  /** All requests to the origin, and for documents of any: no script runs before its document. */
  private JsonObject patterns() {
    JsonArray patterns = new JsonArray();
    patterns.add(pattern(origin.replaceAll("[*?\\\\]", "\\\\$0") + "/*"));
    JsonObject documents = pattern("*");
    documents.addProperty("resourceType", "Document");
    patterns.add(documents);
    JsonObject parameters = new JsonObject();
    parameters.add("patterns", patterns);
    return parameters;
  }

  private static JsonObject pattern(String addresses) {
    JsonObject pattern = new JsonObject();
    pattern.addProperty("urlPattern", addresses);
    return pattern;
  }

  /** Events come while an earlier one is being answered; a queue keeps the stack flat. */
  private void take(JsonObject event) {
    paused.add(event);
    if (busy) {
      return;
    }
    busy = true;
    try {
      while (!paused.isEmpty()) {
        proceed(paused.remove());
      }
    } finally {
      busy = false;
    }
  }

  private void proceed(JsonObject event) {
    JsonObject request = event.getAsJsonObject("request");
    JsonObject answer = new JsonObject();
    answer.add("requestId", event.get("requestId"));
    boolean own = request.get("url").getAsString().startsWith(origin + "/");
    if (isForThePage(event)) {
      home = own;
    }
    if (own && home) {
      answer.add("headers", with(request.getAsJsonObject("headers")));
    }
    try {
      tools.send("Fetch.continueRequest", answer);
    } catch (PlaywrightException e) {
      // the page has given the request up, or is gone; whoever waits for the page hears of that
      if (!String.valueOf(e.getMessage()).contains("Invalid InterceptionId") && !isClosed(e)) {
        throw e;
      }
    }
  }

  private boolean isForThePage(JsonObject event) {
    return event.get("resourceType").getAsString().equals("Document")
        && event.get("frameId").getAsString().equals(mainFrame);
  }

  private static boolean isClosed(PlaywrightException e) {
    return String.valueOf(e.getMessage()).contains("closed");
  }

  private JsonArray with(JsonObject asked) {
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    asked.asMap().forEach((name, value) -> all.put(name, value.getAsString()));
    all.putAll(headers);
    JsonArray list = new JsonArray();
    all.forEach((name, value) -> list.add(header(name, value)));
    return list;
  }

  private static JsonObject header(String name, String value) {
    JsonObject header = new JsonObject();
    header.addProperty("name", name);
    header.addProperty("value", value);
    return header;
  }
}
