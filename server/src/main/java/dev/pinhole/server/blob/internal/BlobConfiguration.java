package dev.pinhole.server.blob.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.pinhole.server.blob.Blobs;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class BlobConfiguration {

  @Bean
  ChunkStore chunkStore(BlobSettings settings, Clock clock) throws IOException {
    return new DiskChunks(
        settings.directory().resolve("chunks"), settings.directory().resolve("quarantine"), clock);
  }

  @Bean
  StagingArea stagingArea(BlobSettings settings) throws IOException {
    return new StagingArea(settings.directory().resolve("staging"));
  }

  @Bean
  BlobStore blobStore(
      BlobSettings settings,
      DataSource dataSource,
      PlatformTransactionManager transactions,
      ChunkStore store,
      StagingArea staging,
      Clock clock,
      ObjectProvider<MeterRegistry> meters) {
    return new BlobStore(
        settings,
        dataSource,
        new TransactionTemplate(transactions),
        store,
        staging,
        clock,
        meters.getIfAvailable(SimpleMeterRegistry::new));
  }

  @Bean
  Blobs blobs(BlobStore store) {
    return store.blobs();
  }

  /** Runs on one node at a time, whichever comes first. */
  @Bean
  RecurringTask<Void> collectTask(BlobSettings settings, BlobStore store) {
    return Tasks.recurring("blob-collect", FixedDelay.of(settings.collectEvery()))
        .execute((instance, context) -> collect(store));
  }

  private static void collect(BlobStore store) {
    try {
      store.collector().collect();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
