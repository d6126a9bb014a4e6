package dev.pinhole.server.mail.internal;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.pinhole.server.mail.Letter;

/**
 * A row of {@code mail}.
 *
 * @param attempts begun since it was last put
 * @param version how often it was put
 */
record StoredLetter(long number, Letter letter, int attempts, int version) {
  static final String TASK = "mail";

  /** All that the job needs to know is its id, so nothing secret lies among the jobs. */
  TaskInstance<Void> job() {
    return new TaskInstance<>(TASK, Long.toString(number));
  }
}
