package dev.pinhole.server.publisher.internal;

import dev.pinhole.api.image.Visibility;
import dev.pinhole.server.image.ImageChanged;
import dev.pinhole.server.image.ImageDeleted;
import dev.pinhole.server.image.Library;
import dev.pinhole.server.platform.JobQueue;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Copies go when their images do, whichever way that happens. */
@Component
class Withdrawals {
  private static final int BATCH = 100;

  private final PublicationRows rows;
  private final JobQueue queue;
  private final Library library;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Withdrawals(
      PublicationRows rows,
      JobQueue queue,
      Library library,
      TransactionTemplate transaction,
      Clock clock) {
    this.rows = rows;
    this.queue = queue;
    this.library = library;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** In the transaction that deletes the image. */
  @EventListener
  void on(ImageDeleted image) {
    withdraw(image.number());
  }

  @EventListener
  void on(ImageChanged change) {
    library
        .find(change.key())
        .filter(image -> image.sharing().visibility() == Visibility.PRIVATE)
        .ifPresent(image -> withdraw(image.number()));
  }

  /** Of changes that this server did not live to hear of. */
  void sweep() {
    List<Long> overdue = rows.overdue(BATCH);
    overdue.forEach(this::withdraw);
  }

  private void withdraw(long image) {
    Instant now = clock.instant();
    transaction.executeWithoutResult(_ ->
        rows.end(image, now)
            .ifPresent(number -> queue.add(PublicationJob.WITHDRAWAL.of(number), now)));
  }
}
