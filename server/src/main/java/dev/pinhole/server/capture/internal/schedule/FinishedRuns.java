package dev.pinhole.server.capture.internal.schedule;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import dev.pinhole.api.capture.CaptureError;
import dev.pinhole.server.capture.Capture;
import dev.pinhole.server.capture.CaptureFinished;
import dev.pinhole.server.capture.Captures;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notes what came of a schedule's capture, in the transaction that ends the capture. */
@Component
class FinishedRuns {
  private final ScheduleRows rows;
  private final Captures captures;
  private final SchedulerClient scheduler;

  FinishedRuns(ScheduleRows rows, Captures captures, SchedulerClient scheduler) {
    this.rows = rows;
    this.captures = captures;
    this.scheduler = scheduler;
  }

  @EventListener
  void on(CaptureFinished finished) {
    Long schedule = finished.schedule();
    if (schedule == null) {
      return;
    }
    switch (finished.state()) {
      case DONE -> {
        rows.succeeded(schedule);
        ChangeJob job = new ChangeJob(finished.owner(), finished.id());
        scheduler.scheduleIfNotExists(job.instance());
      }
      case FAILED -> failed(schedule, captures.find(finished.owner(), finished.id()));
      case CANCELLED, QUEUED, RUNNING -> {}
    }
  }

  private void failed(long schedule, Capture capture) {
    CaptureError error = capture.result().error();
    rows.failed(schedule, error == null ? new CaptureError("internal", "") : error);
  }
}
