package dev.pinhole.server.capture.internal.queue;

import dev.pinhole.api.capture.CaptureState;
import dev.pinhole.server.capture.Capture;
import dev.pinhole.server.capture.CaptureFinished;
import dev.pinhole.server.capture.internal.CaptureViews;
import dev.pinhole.server.webhook.Webhooks;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** Tells who wants to know that a capture is over, within the transaction that ends it. */
@Component
class News {
  private final ApplicationEventPublisher events;
  private final Webhooks webhooks;
  private final CaptureViews views;
  private final Watch watch;
  private final Running running;
  private final JsonMapper json;

  News(
      ApplicationEventPublisher events,
      Webhooks webhooks,
      CaptureViews views,
      Watch watch,
      Running running,
      JsonMapper json) {
    this.events = events;
    this.webhooks = webhooks;
    this.views = views;
    this.watch = watch;
    this.running = running;
    this.json = json;
  }

  void tell(Capture finished) {
    events.publishEvent(CaptureFinished.of(finished));
    call(finished);
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            running.stop(finished.id());
            watch.finished(finished.id());
          }
        });
  }

  private void call(Capture finished) {
    String url = finished.terms().webhookUrl();
    if (url != null && finished.state() != CaptureState.CANCELLED) {
      webhooks.send(
          finished.owner(),
          url,
          "capture." + finished.state(),
          json.writeValueAsString(views.of(finished)));
    }
  }
}
