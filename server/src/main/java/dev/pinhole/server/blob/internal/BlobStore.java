package dev.pinhole.server.blob.internal;

import dev.pinhole.server.blob.Blobs;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The parts of the blob store, put together. */
final class BlobStore {
  private final Blobs blobs;
  private final Collector collector;

  BlobStore(
      BlobSettings settings,
      DataSource dataSource,
      TransactionOperations transactions,
      ChunkStore store,
      StagingArea staging,
      Clock clock,
      MeterRegistry meters) {
    JdbcTemplate jdbc = new JdbcTemplate(dataSource);
    BlobRows blobRows = new BlobRows(JdbcClient.create(jdbc), clock);
    ChunkRows chunkRows = new ChunkRows(jdbc);
    BlobLayouts layouts = new BlobLayouts(blobRows);
    ChunkReader reader =
        new ChunkReader(store, layouts, new Damage(meters), settings.verifyReads());
    ByteCache cache =
        new ByteCache(settings.cacheBytes().toBytes(), settings.cacheEntryBytes().toBytes());
    this.blobs =
        new ChunkedBlobs(
            new Stager(staging, settings.chunkSize().toBytes()),
            new Keeping(blobRows, chunkRows, store, transactions, clock),
            blobRows,
            new BlobReader(layouts, reader, store, cache));
    this.collector =
        new Collector(
            new GarbageRows(jdbc),
            store,
            new Sweeper(store, chunkRows, clock, settings.grace()),
            transactions,
            clock,
            settings.grace());
  }

  Blobs blobs() {
    return blobs;
  }

  Collector collector() {
    return collector;
  }
}
