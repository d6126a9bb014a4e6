package dev.pinhole.server.upload.internal;

import dev.pinhole.server.upload.internal.staging.StagingStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Gives up what was not completed in time and forgets what has long been over. */
@Component
class UploadSweep {
  private static final Logger LOG = LoggerFactory.getLogger(UploadSweep.class);
  private static final int BATCH = 200;
  private static final int MAX_BATCHES = 500;

  private final UploadRows rows;
  private final StagedFile files;
  private final StagingStore store;
  private final DirectUploadProperties properties;
  private final JsonMapper json;
  private final Clock clock;

  UploadSweep(
      UploadRows rows,
      StagedFile files,
      StagingStore store,
      DirectUploadProperties properties,
      JsonMapper json,
      Clock clock) {
    this.rows = rows;
    this.files = files;
    this.store = store;
    this.properties = properties;
    this.json = json;
    this.clock = clock;
  }

  void sweep() {
    Instant now = clock.instant();
    int givenUp = expire();
    int forgotten = rows.deleteEnded(now.minus(properties.keep()));
    rows.deleteIdleTurns();
    sweepStore(now);
    if (givenUp + forgotten > 0) {
      LOG.info("Gave up {} uploads, forgot {}", givenUp, forgotten);
    }
  }

  private int expire() {
    String problem = json.writeValueAsString(UploadProblems.expired().toProblem());
    int count = 0;
    for (int i = 0; i < MAX_BATCHES; i++) {
      List<StoredUpload> batch = rows.expired(clock.instant(), BATCH);
      count += (int) batch.stream().filter(upload -> expire(upload, problem)).count();
      if (batch.size() < BATCH) {
        break;
      }
    }
    return count;
  }

  private boolean expire(StoredUpload upload, String problem) {
    boolean expired = rows.expire(upload.id(), problem, clock.instant());
    if (expired) {
      files.discard(upload);
    }
    return expired;
  }

  /** Also what came after an upload was over, or was left by a crash. */
  private void sweepStore(Instant now) {
    try {
      store.sweep(now.minus(properties.grace()), key -> rows.isPending(key, now));
    } catch (IOException e) {
      throw new UncheckedIOException("what nobody waits for cannot be swept now", e);
    }
  }
}
