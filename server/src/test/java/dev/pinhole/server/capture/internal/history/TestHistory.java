package dev.pinhole.server.capture.internal.history;

import static org.awaitility.Awaitility.await;

import dev.pinhole.server.TestApi;
import dev.pinhole.server.capture.Capture;
import dev.pinhole.server.capture.Captures;
import dev.pinhole.server.capture.Submission;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Somebody who has pages captured. */
public final class TestHistory {
  private final TestApi api;
  private final Captures captures;
  private final long owner;

  public TestHistory(TestApi api, Captures captures) {
    this.api = api;
    this.captures = captures;
    this.owner = api.get("/api/v1/account").expect(200).json().path("id").asLong();
  }

  public long owner() {
    return owner;
  }

  /** Takes a picture and waits until it is over. */
  public Capture capture(String url, Map<String, Object> more) {
    Map<String, Object> values = new LinkedHashMap<>(more);
    values.put("url", url);
    String id = captures.submit(Submission.read(owner, values)).id();
    await().atMost(Duration.ofMinutes(2)).until(() -> captures.find(owner, id).state().isFinal());
    return captures.find(owner, id);
  }

  public Capture capture(String url) {
    return capture(url, Map.of());
  }

  public List<JsonNode> timeline(String url) {
    return List.copyOf(page(url, "").path("items").values());
  }

  public JsonNode page(String url, String more) {
    return api.get(
            "/api/v1/captures/timeline?url="
                + URLEncoder.encode(url, StandardCharsets.UTF_8)
                + more)
        .expect(200)
        .json();
  }
}
