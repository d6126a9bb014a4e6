package dev.pinhole.server.capture.internal.schedule;

import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Instant;

/**
 * A picture of a schedule to be compared with the one before.
 *
 * @param owner the account's number
 * @param capture its id
 */
record ChangeJob(long owner, String capture) {

  static ChangeJob of(String id) {
    int slash = id.indexOf('/');
    return new ChangeJob(Long.parseLong(id.substring(0, slash)), id.substring(slash + 1));
  }

  /**
   * Due at once, whatever another node's clock says. All that the job needs to know is its id, so
   * it needs no serialised data.
   */
  SchedulableInstance<Void> instance() {
    return SchedulableInstance.of(
        new TaskInstance<>(ScheduleTasks.CHANGE, owner + "/" + capture), Instant.EPOCH);
  }
}
