package dev.pinhole.server.blob.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.pinhole.server.blob.BlobMaintenance;
import dev.pinhole.server.blob.BlobReferences;
import dev.pinhole.server.blob.Blobs;
import dev.pinhole.server.blob.KeptCounts;
import dev.pinhole.server.s3.ConditionalOnS3;
import dev.pinhole.server.s3.S3Bucket;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class BlobConfiguration {

  @Bean
  @ConditionalOnS3(false)
  ChunkStore diskChunks(BlobSettings settings, Clock clock) throws IOException {
    return new DiskChunks(
        settings.directory().resolve("chunks"), settings.directory().resolve("quarantine"), clock);
  }

  @Bean
  @ConditionalOnS3
  ChunkStore s3Chunks(S3Bucket bucket, StagingArea staging, Clock clock) {
    return new S3Chunks(bucket, staging::newFile, clock);
  }

  @Bean
  StagingArea stagingArea(BlobSettings settings) throws IOException {
    return new StagingArea(settings.directory().resolve("staging"));
  }

  @Bean
  @DependsOnDatabaseInitialization
  BlobStore blobStore(
      BlobSettings settings,
      DataSource dataSource,
      PlatformTransactionManager transactions,
      ChunkStore store,
      StagingArea staging,
      Clock clock,
      ObjectProvider<MeterRegistry> meters,
      List<BlobReferences> referrers)
      throws IOException {
    return new BlobStore(
        settings,
        dataSource,
        new TransactionTemplate(transactions),
        store,
        staging,
        clock,
        meters.getIfAvailable(SimpleMeterRegistry::new),
        referrers);
  }

  @Bean
  Blobs blobs(BlobStore store) {
    return store.blobs();
  }

  @Bean
  BlobMaintenance blobMaintenance(BlobStore store, List<KeptCounts> counts, Clock clock) {
    return new BlobCommands(store, counts, clock);
  }

  /** Runs on one node at a time, whichever comes first; so does the sweep. */
  @Bean
  RecurringTask<Void> collectBlobs(BlobSettings settings, BlobStore store) {
    return every("blob-collect", settings.collectEvery(), () -> store.collector().collect());
  }

  @Bean
  RecurringTask<Void> sweepChunkFiles(BlobSettings settings, BlobStore store) {
    return every("blob-sweep", settings.sweepEvery(), () -> store.sweeper().sweep());
  }

  private static RecurringTask<Void> every(String name, Duration pause, Callable<?> work) {
    return Tasks.recurring(name, FixedDelay.of(pause)).execute((instance, context) -> run(work));
  }

  private static void run(Callable<?> work) {
    try {
      work.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
