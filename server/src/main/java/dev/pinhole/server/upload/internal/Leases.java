package dev.pinhole.server.upload.internal;

import dev.pinhole.server.platform.Ids;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Who completes an upload. A lease is a mark in its row that is renewed while the work goes on, so
 * that the work of a server that was killed is free again shortly after; whoever has lost a lease
 * finds that out where it would change the row.
 */
@Component
class Leases implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Leases.class);

  private final UploadRows rows;
  private final Duration length;
  private final Clock clock;
  private final ScheduledExecutorService renewals =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("upload-leases").factory());

  Leases(UploadRows rows, DirectUploadProperties properties, Clock clock) {
    this.rows = rows;
    this.length = properties.lease();
    this.clock = clock;
  }

  /** Nothing where somebody has it, or the upload is not pending any more. */
  Optional<Lease> take(String upload) {
    String token = Ids.next();
    return rows.lease(upload, token, clock.instant(), clock.instant().plus(length))
        ? Optional.of(new Lease(upload, token))
        : Optional.empty();
  }

  @Override
  public void close() {
    renewals.shutdownNow();
  }

  /** Held until closed; closing what has been used up changes nothing. */
  final class Lease implements AutoCloseable {
    private final String upload;
    private final String token;
    private final Future<?> renewal;

    private Lease(String upload, String token) {
      this.upload = upload;
      this.token = token;
      long pause = length.toMillis() / 3;
      this.renewal =
          renewals.scheduleWithFixedDelay(this::renew, pause, pause, TimeUnit.MILLISECONDS);
    }

    String token() {
      return token;
    }

    private void renew() {
      try {
        rows.renew(upload, token, clock.instant().plus(length));
      } catch (DataAccessException e) {
        // there are two more tries before it is over
        LOG.warn("The lease of an upload cannot be renewed", e);
      }
    }

    @Override
    public void close() {
      renewal.cancel(false);
      rows.giveBack(upload, token);
    }
  }
}
