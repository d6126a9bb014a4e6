package dev.pinhole.server.upload.internal.tus;

import dev.pinhole.server.platform.Ids;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Deletes uploads whose time is over, and files that nobody waits for. */
@Component
class TusSweep {
  private static final Logger LOG = LoggerFactory.getLogger(TusSweep.class);
  private static final int BATCH = 200;
  private static final int MAX_BATCHES = 500;

  /** Files as young as this may be those of uploads that end just now. */
  private static final Duration GRACE = Duration.ofHours(1);

  private final TusRows rows;
  private final TusFiles files;
  private final TusProperties properties;
  private final Clock clock;

  TusSweep(TusRows rows, TusFiles files, TusProperties properties, Clock clock) {
    this.rows = rows;
    this.files = files;
    this.properties = properties;
    this.clock = clock;
  }

  void sweep() throws IOException {
    Instant now = clock.instant();
    int expired = expired(now);
    int lost = lost(now);
    rows.forgetUploaders(now.minus(properties.expiry()));
    if (expired + lost > 0) {
      LOG.info("Deleted {} expired uploads and {} files of none", expired, lost);
    }
  }

  private int expired(Instant now) throws IOException {
    int deleted = 0;
    for (int i = 0; i < MAX_BATCHES; i++) {
      List<String> batch = rows.expired(now, BATCH);
      for (String id : batch) {
        deleted += delete(id, now);
      }
      if (batch.size() < BATCH) {
        break;
      }
    }
    return deleted;
  }

  private int delete(String id, Instant now) throws IOException {
    if (!rows.deleteExpired(id, now)) {
      return 0;
    }
    files.delete(id);
    return 1;
  }

  /** A crash between the row's end and the file's leaves these. */
  private int lost(Instant now) throws IOException {
    int deleted = 0;
    for (String id : files.untouchedSince(now.minus(GRACE))) {
      if (Ids.valid(id) && !rows.awaited(id)) {
        files.delete(id);
        deleted++;
      }
    }
    return deleted;
  }
}
