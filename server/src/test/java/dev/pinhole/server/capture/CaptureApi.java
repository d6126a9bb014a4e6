package dev.pinhole.server.capture;

import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import java.util.LinkedHashMap;
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

  /** The capture when it is over. */
  public JsonNode finished(String id) {
    return api.get("/api/v1/captures/" + id + "?wait=30").expect(200).json();
  }
}
