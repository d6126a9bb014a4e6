package dev.pinhole.server.image;

import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Deletes images whose time is over. They are absent for everyone from that moment on already. */
@Component
class Purger {
  private static final Logger LOG = LoggerFactory.getLogger(Purger.class);
  private static final int BATCH = 200;
  private static final int MAX_BATCHES = 500;

  private final ImageRows rows;
  private final Shelf shelf;
  private final Clock clock;

  Purger(ImageRows rows, Shelf shelf, Clock clock) {
    this.rows = rows;
    this.shelf = shelf;
    this.clock = clock;
  }

  /** How many were deleted. Each in a transaction of its own, so that nobody waits for a batch. */
  int purge() {
    int deleted = 0;
    for (int i = 0; i < MAX_BATCHES; i++) {
      List<Image> batch = rows.expired(clock.instant(), BATCH);
      deleted += (int) batch.stream().filter(shelf::remove).count();
      if (batch.size() < BATCH) {
        break;
      }
    }
    LOG.info("Purged {} expired images", deleted);
    return deleted;
  }
}
