package dev.pinhole.server.webhook.internal;

import java.time.Instant;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What every message has around the event's own data. */
@Component
class Envelope {
  private final JsonMapper json;

  Envelope(JsonMapper json) {
    this.json = json;
  }

  /**
   * JSON.
   *
   * @param data a JSON object
   */
  String of(String id, String type, Instant createdAt, String data) {
    ObjectNode message = json.createObjectNode();
    message.put("id", id);
    message.put("type", type);
    message.put("createdAt", createdAt.toString());
    message.set("data", json.readTree(data));
    return json.writeValueAsString(message);
  }
}
