package dev.pinhole.server.capture.internal.page;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The fonts that text is really drawn in, by the browser's own account: not the families that
 * styles name, but what was found for them on this machine or loaded. Looks at one element for each
 * family in the main frame, and another where its text is beyond Latin.
 */
final class Fonts {
  private static final int MOST_FONTS = 100;

  /** A font that a page loads says itself what it is called. */
  private static final int LONGEST_NAME = 200;

  private static final Duration WALK = Duration.ofMillis(500);

  private static final String ELEMENTS =
      """
      (() => {
        const walker = document.createTreeWalker(document.body ?? document, NodeFilter.SHOW_TEXT);
        const byFamily = new Map();
        for (let n = 0; n < 3000 && byFamily.size < 24 && walker.nextNode(); n++) {
          const element = walker.currentNode.parentElement;
          if (!element || !walker.currentNode.data.trim() || !element.getClientRects().length) {
            continue;
          }
          const beyond = /[^\\u0000-\\u024f\\u2010-\\u203a]/.test(walker.currentNode.data);
          const key = beyond + getComputedStyle(element).fontFamily;
          if (!byFamily.has(key)) {
            byFamily.set(key, element);
          }
        }
        return [...byFamily.values()];
      })()\
      """;

  private final DevTools tools;

  Fonts(DevTools tools) {
    this.tools = tools;
  }

  List<String> families(Duration most) {
    long end = System.nanoTime() + most.toNanos();
    Set<String> families = new LinkedHashSet<>();
    tools.send("DOM.enable", new JsonObject());
    tools.send("CSS.enable", new JsonObject());
    tools.send("DOM.getDocument", depth(0));
    for (String element : elements()) {
      if (System.nanoTime() - end < 0) {
        families.addAll(of(element));
      }
    }
    tools.send("CSS.disable", new JsonObject());
    tools.send("DOM.disable", new JsonObject());
    return families.stream().limit(MOST_FONTS).toList();
  }

  private List<String> elements() {
    JsonObject list = tools.handle(ELEMENTS, WALK);
    JsonObject which = new JsonObject();
    which.add("objectId", list.get("objectId"));
    which.addProperty("ownProperties", true);
    List<String> elements = new ArrayList<>();
    for (JsonElement entry : tools.send("Runtime.getProperties", which).getAsJsonArray("result")) {
      JsonElement value = entry.getAsJsonObject().get("value");
      if (value != null && value.getAsJsonObject().has("objectId")) {
        elements.add(value.getAsJsonObject().get("objectId").getAsString());
      }
    }
    return elements;
  }

  private List<String> of(String element) {
    JsonObject which = new JsonObject();
    which.addProperty("objectId", element);
    JsonElement node = tools.send("DOM.requestNode", which).get("nodeId");
    JsonObject one = new JsonObject();
    one.add("nodeId", node);
    return tools.send("CSS.getPlatformFontsForNode", one).getAsJsonArray("fonts").asList().stream()
        .map(font -> font.getAsJsonObject().get("familyName").getAsString())
        .map(name -> name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name)
        .toList();
  }

  private static JsonObject depth(int depth) {
    JsonObject parameters = new JsonObject();
    parameters.addProperty("depth", depth);
    return parameters;
  }
}
