package dev.pinhole.server.rendition.internal;

import dev.pinhole.server.blob.Blobs;
import dev.pinhole.server.rendition.Rendition;
import dev.pinhole.server.rendition.RenditionProperties;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Keeps all renditions together within their byte budget; the least recently used go first. */
@Component
class Budget {

  /** Rows per transaction, so that no write of others waits long. */
  private static final int BATCH = 100;

  private final RenditionTable table;
  private final Blobs blobs;
  private final TransactionOperations transactions;
  private final long maxBytes;
  private final AtomicLong addedHere = new AtomicLong();
  private final ReentrantLock evicting = new ReentrantLock();

  Budget(
      RenditionTable table,
      Blobs blobs,
      TransactionOperations transactions,
      RenditionProperties properties) {
    this.table = table;
    this.blobs = blobs;
    this.transactions = transactions;
    this.maxBytes = properties.maxBytes().toBytes();
  }

  /** A flood of new renditions does not wait for the next regular eviction. */
  void added(long size) {
    if (addedHere.addAndGet(size) > maxBytes / 10 && evicting.tryLock()) {
      try {
        evict();
      } finally {
        evicting.unlock();
      }
    }
  }

  /** Forgets until a tenth of the budget is free, if it is exceeded. */
  void evict() {
    addedHere.set(0);
    long excess = table.totalSize() - maxBytes;
    if (excess > 0) {
      free(excess + maxBytes / 10);
    }
  }

  private void free(long bytes) {
    long freed = 0;
    while (freed < bytes) {
      List<Rendition> coldest = table.coldest(BATCH);
      if (coldest.isEmpty()) {
        return;
      }
      freed += forget(upTo(bytes - freed, coldest));
    }
  }

  private static List<Rendition> upTo(long bytes, List<Rendition> coldest) {
    long sum = 0;
    int count = 0;
    while (count < coldest.size() && sum < bytes) {
      sum += coldest.get(count++).size();
    }
    return coldest.subList(0, count);
  }

  /**
   * Deletes the rows and their references in one transaction.
   *
   * @return bytes of all of them, those that were gone already too
   */
  long forget(Collection<Rendition> renditions) {
    transactions.executeWithoutResult(status -> {
      for (Rendition rendition : renditions) {
        if (table.delete(rendition.id())) {
          blobs.release(rendition.blob());
        }
      }
    });
    return renditions.stream().mapToLong(Rendition::size).sum();
  }
}
