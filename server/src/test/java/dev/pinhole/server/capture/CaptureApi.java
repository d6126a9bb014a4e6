package dev.pinhole.server.capture;

import static org.awaitility.Awaitility.await;

import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Captures as a client asks for them. */
public record CaptureApi(TestApi api) {

  /** Options by name, in pairs. */
  public static Map<String, Object> options(Object... pairs) {
    Map<String, Object> options = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      options.put((String) pairs[i], pairs[i + 1]);
    }
    return options;
  }

  /** An address that no other test uses. */
  public static String page(String path) {
    return "https://site.example" + path + "?" + UUID.randomUUID();
  }

  public Answer post(Object... pairs) {
    return api.post("/api/v1/captures", options(pairs));
  }

  /** Posts a body as it is given, with an idempotency key. */
  public Answer postAs(String key, String body) {
    return api.send(
        api.request("/api/v1/captures")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(body)));
  }

  /** Submits a capture; its id. */
  public String submit(Object... pairs) {
    return post(pairs).expect(202).json().path("id").asString();
  }

  public Answer get(String id) {
    return api.get("/api/v1/captures/" + id);
  }

  public String state(String id) {
    return get(id).expect(200).json().path("state").asString();
  }

  /** Up to 200 items of a list. */
  public List<JsonNode> list(String path) {
    List<JsonNode> items = new ArrayList<>();
    String query = (path.contains("?") ? "&" : "?") + "limit=200";
    api.get(path + query).expect(200).json().path("items").forEach(items::add);
    return items;
  }

  public int count(String state) {
    return list("/api/v1/captures?state=" + state).size();
  }

  /** The capture when it is over. */
  public JsonNode finished(String id) {
    return await()
        .atMost(Duration.ofMinutes(3))
        .until(
            () -> api.get("/api/v1/captures/" + id + "?wait=30").expect(200).json(),
            capture -> !List.of("queued", "running").contains(capture.path("state").asString()));
  }
}
