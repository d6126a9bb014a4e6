package dev.pinhole.server.rendition.internal;

import dev.pinhole.server.image.ImageDeleted;
import dev.pinhole.server.rendition.Rendition;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Renditions end with the last image of their source. */
@Component
class Orphans {

  private static final int BATCH = 100;

  private final RenditionTable table;
  private final Budget budget;

  Orphans(RenditionTable table, Budget budget) {
    this.table = table;
    this.budget = budget;
  }

  /** In the same transaction, when the image's row is gone for certain. */
  @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
  void on(ImageDeleted image) {
    List<Rendition> orphans = table.orphansOf(image.blob());
    if (!orphans.isEmpty()) {
      budget.forget(orphans);
    }
  }

  /** Finds what a render that ended after the deletion has left. */
  void forgetAll() {
    for (List<Rendition> batch = table.orphans(BATCH);
        !batch.isEmpty();
        batch = table.orphans(BATCH)) {
      budget.forget(batch);
    }
  }
}
