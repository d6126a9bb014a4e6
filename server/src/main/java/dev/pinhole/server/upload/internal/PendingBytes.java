package dev.pinhole.server.upload.internal;

import dev.pinhole.server.upload.OpenBound;
import dev.pinhole.server.upload.internal.staging.Expected;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What this server takes in for pending uploads. */
@Component
class PendingBytes implements Expected {
  private final UploadRows rows;
  private final ObjectProvider<OpenBound> bounds;
  private final TransactionTemplate transaction;
  private final Clock clock;

  /**
   * @param bounds asked for when needed: the container wants its filters before anything else
   */
  PendingBytes(
      UploadRows rows,
      ObjectProvider<OpenBound> bounds,
      TransactionTemplate transaction,
      Clock clock) {
    this.rows = rows;
    this.bounds = bounds;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public boolean isPending(String key) {
    return rows.isPending(key, clock.instant());
  }

  @Override
  public void coming(String key, long bytes) {
    transaction.executeWithoutResult(_ ->
        rows.coming(key, bytes)
            .ifPresent(principal -> bounds.forEach(bound -> bound.require(principal))));
  }

  @Override
  public void came(String key, long bytes) {
    rows.came(key, bytes);
  }
}
