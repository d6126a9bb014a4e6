package dev.pinhole.server.publisher.internal;

import com.github.kagkarlsson.scheduler.task.TaskInstance;

/**
 * The durable work that takes one publication to imgur, or away from there. The one does not wait
 * for the other: an upload may still be under way when its copy has to go.
 */
enum PublicationJob {
  UPLOAD("publication-upload"),
  WITHDRAWAL("publication-withdrawal");

  private final String task;

  PublicationJob(String task) {
    this.task = task;
  }

  String task() {
    return task;
  }

  /** All that the job needs to know is its id, so it needs no serialised data. */
  TaskInstance<Void> of(long publication) {
    return new TaskInstance<>(task, Long.toString(publication));
  }
}
