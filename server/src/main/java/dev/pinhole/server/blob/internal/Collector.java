package dev.pinhole.server.blob.internal;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Removes what has had no reference for the grace time. Rows go first, in short transactions; a
 * file is deleted only after the commit, when nothing can name it any more, and its location never
 * comes again. So no lock is needed against uploads of the same bytes.
 */
final class Collector {
  private static final Logger LOG = LoggerFactory.getLogger(Collector.class);

  private static final int ATTEMPTS = 5;

  private final GarbageRows garbage;
  private final ChunkStore store;
  private final TransactionOperations transactions;
  private final Clock clock;
  private final Duration grace;

  Collector(
      GarbageRows garbage,
      ChunkStore store,
      TransactionOperations transactions,
      Clock clock,
      Duration grace) {
    this.garbage = garbage;
    this.store = store;
    this.transactions = transactions;
    this.clock = clock;
    this.grace = grace;
  }

  Collected collect() throws IOException {
    long cutoff = cutoff();
    Collected collected = new Collected(deleteBlobs(cutoff), deleteChunks(cutoff));
    if (!collected.isNothing()) {
      LOG.info(
          "collected {} blobs and {} chunks, {} bytes",
          collected.blobs(),
          collected.chunks().files(),
          collected.chunks().bytes());
    }
    return collected;
  }

  /** What {@link #collect()} would remove now. */
  Collected preview() {
    return garbage.preview(cutoff());
  }

  private long cutoff() {
    return clock.instant().minus(grace).toEpochMilli();
  }

  private int deleteBlobs(long cutoff) {
    int deleted = 0;
    List<String> batch = garbage.blobs(cutoff);
    while (!batch.isEmpty()) {
      List<String> candidates = batch;
      deleted += transact(() -> garbage.deleteBlobs(candidates, cutoff));
      batch = garbage.blobs(cutoff);
    }
    return deleted;
  }

  private FileTotal deleteChunks(long cutoff) throws IOException {
    FileTotal deleted = FileTotal.NOTHING;
    List<String> batch = garbage.chunks(cutoff);
    while (!batch.isEmpty()) {
      List<String> candidates = batch;
      for (ChunkPlace chunk : transact(() -> garbage.deleteChunks(candidates, cutoff))) {
        store.delete(chunk.location());
        deleted = deleted.plus(chunk.size());
      }
      batch = garbage.chunks(cutoff);
    }
    return deleted;
  }

  /** A caller that changes several references at once can still be in the way. */
  private <T> T transact(Supplier<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return transactions.execute(status -> work.get());
      } catch (TransientDataAccessException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }
}
