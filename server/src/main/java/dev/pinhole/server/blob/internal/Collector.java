package dev.pinhole.server.blob.internal;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Removes what has had no reference for the grace time. Rows go first, in short transactions; a
 * file is deleted only after the commit, when nothing can name it any more, and its location never
 * comes again. So no lock is needed against uploads of the same bytes.
 */
final class Collector {
  private static final Logger LOG = LoggerFactory.getLogger(Collector.class);

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
    int batch;
    do {
      batch = transactions.execute(status -> garbage.deleteBlobs(cutoff));
      deleted += batch;
    } while (batch > 0);
    return deleted;
  }

  private FileTotal deleteChunks(long cutoff) throws IOException {
    FileTotal deleted = FileTotal.NOTHING;
    List<ChunkPlace> batch;
    do {
      batch = transactions.execute(status -> garbage.deleteChunks(cutoff));
      for (ChunkPlace chunk : batch) {
        store.delete(chunk.location());
        deleted = deleted.plus(chunk.size());
      }
    } while (!batch.isEmpty());
    return deleted;
  }
}
