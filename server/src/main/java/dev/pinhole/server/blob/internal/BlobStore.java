package dev.pinhole.server.blob.internal;

import dev.pinhole.server.blob.BlobReferences;
import dev.pinhole.server.blob.Blobs;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The parts of the blob store, put together. */
final class BlobStore {
  private final Blobs blobs;
  private final Collector collector;
  private final Sweeper sweeper;
  private final Checker checker;

  BlobStore(
      BlobSettings settings,
      DataSource dataSource,
      TransactionOperations transactions,
      ChunkStore store,
      StagingArea staging,
      Clock clock,
      MeterRegistry meters,
      List<BlobReferences> referrers)
      throws IOException {
    JdbcTemplate template = new JdbcTemplate(dataSource);
    JdbcClient jdbc = JdbcClient.create(template);
    BlobRows blobRows = new BlobRows(jdbc, clock);
    ChunkRows chunkRows = new ChunkRows(template);
    CheckRows checkRows = new CheckRows(jdbc, clock, referrers);
    StoreMark.require(jdbc, store);
    Stager stager = stager(settings, staging, store, chunkRows);
    blobs =
        new ChunkedBlobs(
            stager,
            store instanceof CopyingStore copying
                ? new ObjectStager(copying, stager, settings.chunkSize().toBytes())
                : null,
            new Keeping(blobRows, chunkRows, store, transactions, clock),
            blobRows,
            reader(settings, blobRows, store, meters));
    collector =
        new Collector(new GarbageRows(template), store, transactions, clock, settings.grace());
    sweeper = new Sweeper(store, chunkRows, clock, settings.grace());
    checker =
        new Checker(
            new ChunkCheck(checkRows, store),
            new BlobCheck(checkRows, blobRows, store),
            new CountCheck(checkRows, transactions),
            new OrphanCheck(sweeper));
  }

  private static Stager stager(
      BlobSettings settings, StagingArea staging, ChunkStore store, ChunkRows rows) {
    EarlySync sync = new EarlySync(hash -> !store.needsSynced() || rows.isKept(hash));
    return new Stager(staging, sync, settings.chunkSize().toBytes());
  }

  private static BlobReader reader(
      BlobSettings settings, BlobRows rows, ChunkStore store, MeterRegistry meters) {
    BlobLayouts layouts = new BlobLayouts(rows);
    return new BlobReader(
        layouts,
        new ChunkReader(store, layouts, new Damage(meters), settings.verifyReads()),
        new ByteCache(settings.cacheBytes().toBytes(), settings.cacheEntryBytes().toBytes()));
  }

  Blobs blobs() {
    return blobs;
  }

  Collector collector() {
    return collector;
  }

  Sweeper sweeper() {
    return sweeper;
  }

  Checker checker() {
    return checker;
  }
}
