package dev.pinhole.server.blob.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.pinhole.server.blob.BlobId;
import dev.pinhole.server.blob.CorruptBlobException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the operator about damaged chunks: counts each time, logs each chunk once. */
final class Damage {
  private static final Logger LOG = LoggerFactory.getLogger(Damage.class);

  private final Counter counter;
  private final Cache<String, Boolean> logged = Caffeine.newBuilder().maximumSize(10_000).build();

  Damage(MeterRegistry meters) {
    counter =
        Counter.builder("pinhole.blob.corrupt")
            .description("Reads that found a chunk missing or damaged")
            .register(meters);
  }

  CorruptBlobException report(BlobId id, DamagedChunkException damaged) {
    counter.increment();
    String message = "blob %s: %s".formatted(id, damaged.getMessage());
    if (logged.asMap().putIfAbsent(message, true) == null) {
      LOG.error("{}. The check command lists all that is affected", message);
    }
    return new CorruptBlobException(message);
  }
}
