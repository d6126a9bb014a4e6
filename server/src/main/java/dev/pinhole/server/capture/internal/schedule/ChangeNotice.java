package dev.pinhole.server.capture.internal.schedule;

import dev.pinhole.api.capture.CaptureChanged;
import dev.pinhole.server.capture.internal.CaptureViews;
import dev.pinhole.server.webhook.Webhooks;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells a schedule's webhook that its page has changed. */
@Component
class ChangeNotice {
  private final Webhooks webhooks;
  private final CaptureViews views;
  private final JsonMapper json;

  ChangeNotice(Webhooks webhooks, CaptureViews views, JsonMapper json) {
    this.webhooks = webhooks;
    this.views = views;
    this.json = json;
  }

  void send(Schedule schedule, Change change) {
    if (schedule.options().get("webhook_url") instanceof String url) {
      CaptureChanged changed =
          new CaptureChanged(
              schedule.id(),
              schedule.name(),
              change.ratio(),
              change.pixels(),
              views.of(change.before()),
              views.of(change.after()));
      webhooks.send(schedule.owner(), url, "capture.changed", json.writeValueAsString(changed));
    }
  }
}
