package dev.pinhole.server.webhook.internal;

import dev.pinhole.api.webhook.WebhookState;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which deliveries to list.
 *
 * @param families not empty; no others
 * @param before only deliveries with smaller numbers
 * @param limit rows
 */
record DeliveryQuery(
    long account,
    Set<EventFamily> families,
    @Nullable WebhookState state,
    @Nullable String type,
    @Nullable Long before,
    int limit) {

  DeliveryQuery {
    families = Set.copyOf(families);
  }

  /** Fixed text; what callers say is in the parameters. */
  String conditions() {
    return families.stream()
            .map(EventFamily::condition)
            .collect(Collectors.joining(" OR ", " AND (", ")"))
        + (state == null ? "" : " AND state = :state")
        + (type == null ? "" : " AND type = :type")
        + (before == null ? "" : " AND number < :before");
  }

  Map<String, Object> parameters() {
    Map<String, Object> parameters = new HashMap<>(Map.of("account", account, "limit", limit));
    if (state != null) {
      parameters.put("state", state.toString());
    }
    if (type != null) {
      parameters.put("type", type);
    }
    if (before != null) {
      parameters.put("before", before);
    }
    return parameters;
  }
}
