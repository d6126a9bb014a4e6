package dev.pinhole.server.rendition.internal;

import dev.pinhole.server.rendition.Rendition;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Remembers which renditions were used and writes it down once a minute, each at most once an hour,
 * so that reading an image is not a write.
 */
@Component
class LastUse {

  private static final Logger LOG = LoggerFactory.getLogger(LastUse.class);
  private static final Duration COARSE = Duration.ofHours(1);
  private static final int BATCH = 500;
  private static final int MOST = 100_000;

  private final RenditionTable table;
  private final Clock clock;
  private final Set<Long> used = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService writer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("rendition-last-use").daemon().factory());

  LastUse(RenditionTable table, Clock clock) {
    this.table = table;
    this.clock = clock;
    var _ = writer.scheduleWithFixedDelay(this::writeSafely, 1, 1, TimeUnit.MINUTES);
  }

  void mark(Rendition rendition) {
    Instant now = clock.instant();
    if (rendition.lastUsedAt().plus(COARSE).isBefore(now) && used.size() < MOST) {
      used.add(rendition.id());
    }
  }

  void write() {
    for (List<Long> batch = take(); !batch.isEmpty(); batch = take()) {
      table.used(batch, clock.instant());
    }
  }

  private List<Long> take() {
    List<Long> batch = used.stream().limit(BATCH).toList();
    batch.forEach(used::remove);
    return batch;
  }

  /** A scheduled task that throws is never run again. */
  private void writeSafely() {
    try {
      write();
    } catch (DataAccessException e) {
      LOG.warn("could not write down when renditions were last used: {}", e.getMessage());
    }
  }

  @PreDestroy
  void close() {
    writer.shutdown();
    writeSafely();
  }
}
