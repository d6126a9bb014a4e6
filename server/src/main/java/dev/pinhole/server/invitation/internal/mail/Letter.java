package dev.pinhole.server.invitation.internal.mail;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code invitation_mail}: a message that waits to be sent.
 *
 * @param base of links in it; null where it has none
 * @param files that it tells of
 * @param bytes of these files
 * @param attempts begun since it was last put
 * @param version how often it was put
 */
record Letter(
    long number,
    long invitation,
    Kind kind,
    @Nullable String base,
    int files,
    long bytes,
    int attempts,
    int version) {

  static final String TASK = "invitation-mail";

  enum Kind {
    /** The link, to the invited person. */
    INVITATION,
    /** What has arrived, to the owner. */
    DIGEST
  }

  /** All that the job needs to know is its id, so nothing secret lies among the jobs. */
  TaskInstance<Void> job() {
    return new TaskInstance<>(TASK, Long.toString(number));
  }
}
