package dev.pinhole.api.webhook;

import java.util.List;

/// A delivery with everything that happened to it.
///
/// @param body what is sent, JSON
/// @param log oldest first; the latest 100
public record WebhookDeliveryLog(WebhookDelivery delivery, String body, List<WebhookAttempt> log) {
  public WebhookDeliveryLog {
    log = List.copyOf(log);
  }
}
