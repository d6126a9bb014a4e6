package dev.pinhole.server.rendition.internal;

import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.pinhole.api.ImageFormat;
import java.time.Instant;

/**
 * An image to be had in another format before anyone asks.
 *
 * @param image its key
 */
record EagerJob(String image, ImageFormat format) {

  static EagerJob of(String id) {
    int slash = id.indexOf('/');
    return new EagerJob(id.substring(0, slash), ImageFormat.valueOf(id.substring(slash + 1)));
  }

  /** All that the job needs to know is its id, so it needs no serialised data. */
  SchedulableInstance<Void> at(Instant time) {
    TaskInstance<Void> instance =
        new TaskInstance<>(RenditionTasks.EAGER, image + "/" + format.name());
    return SchedulableInstance.of(instance, time);
  }
}
