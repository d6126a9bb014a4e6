package dev.pinhole.server.capture.internal.queue;

import dev.pinhole.api.capture.CaptureError;
import dev.pinhole.api.capture.CaptureErrorCode;
import dev.pinhole.api.capture.PageFacts;
import dev.pinhole.server.account.Accounts;
import dev.pinhole.server.capture.Capture;
import dev.pinhole.server.capture.CaptureException;
import dev.pinhole.server.capture.QueueProperties;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Attempts at captures: what each leads to. */
@Component
class Attempts {
  private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);
  private static final int LONGEST_DETAIL = 1000;
  private static final int GROWTH = 4;

  /** What takes long each time holds a browser up each time. */
  private static final int MOST_LONG = 2;

  /** Of what is taken for somebody who waits for it. */
  private static final int MOST_AWAITED = 2;

  private static final Duration AWAITED_PAUSE = Duration.ofSeconds(1);

  private final CaptureRows rows;
  private final TurnRows turnRows;
  private final Ending ending;
  private final Running running;
  private final Taking taking;
  private final Accounts accounts;
  private final QueueProperties properties;
  private final Clock clock;

  Attempts(
      CaptureRows rows,
      TurnRows turnRows,
      Ending ending,
      Running running,
      Taking taking,
      Accounts accounts,
      QueueProperties properties,
      Clock clock) {
    this.rows = rows;
    this.turnRows = turnRows;
    this.ending = ending;
    this.running = running;
    this.taking = taking;
    this.accounts = accounts;
    this.properties = properties;
    this.clock = clock;
  }

  /** Makes an attempt; returns when to make another, or nothing where the capture is over. */
  Optional<Instant> run(String id) {
    if (running.isEnding()) {
      return Optional.of(clock.instant());
    }
    return rows.begin(id, clock.instant()).flatMap(this::attempt);
  }

  private Optional<Instant> attempt(Claim claim) {
    try {
      check(claim.capture());
      taking.take(claim);
      return Optional.empty();
    } catch (CaptureException e) {
      return failed(claim.capture(), e.code(), String.valueOf(e.getMessage()), e.page());
    } catch (Taking.SupersededException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      return interrupted(claim.capture());
    } catch (IOException | RuntimeException | Error e) {
      // an error too is this attempt's: left to the scheduler, it would be made again without end
      LOG.warn("capture {} not taken", claim.capture().id(), e);
      return failed(
          claim.capture(),
          CaptureErrorCode.INTERNAL,
          "The server failed to keep the picture.",
          null);
    }
  }

  private void check(Capture capture) throws CaptureException {
    if (accounts.find(capture.owner()).filter(owner -> !owner.disabled()).isEmpty()) {
      throw new CaptureException(CaptureErrorCode.ACCOUNT, "The account has been disabled.");
    }
    // begun once more each time that the server ended in the middle of it
    if (capture.progress().attempts() > properties.attempts()) {
      throw new CaptureException(
          CaptureErrorCode.BROWSER,
          "The server ended unexpectedly in each of %d attempts.".formatted(properties.attempts()));
    }
  }

  /** Cancelled, or this node stops and the next one goes on. */
  private Optional<Instant> interrupted(Capture attempt) {
    rows.putBack(attempt);
    return Optional.of(clock.instant());
  }

  private Optional<Instant> failed(
      Capture attempt, CaptureErrorCode code, String detail, @Nullable PageFacts page) {
    CaptureError error = new CaptureError(code.value(), cut(detail));
    boolean awaited = turnRows.isFleeting(attempt.number());
    if (attempt.progress().attempts() >= most(code, awaited)) {
      ending.end(attempt, Outcome.failed(error, page));
      return Optional.empty();
    }
    Instant next = clock.instant().plus(pause(attempt.progress().attempts(), awaited));
    return rows.tryAgain(attempt, error, next) ? Optional.of(next) : Optional.empty();
  }

  /** How many attempts there are where they fail so. */
  private int most(CaptureErrorCode code, boolean awaited) {
    if (!code.retried() || (awaited && code == CaptureErrorCode.DNS)) {
      return 1;
    }
    int most = awaited ? Math.min(MOST_AWAITED, properties.attempts()) : properties.attempts();
    return code == CaptureErrorCode.TIMEOUT ? Math.min(MOST_LONG, most) : most;
  }

  private Duration pause(int attempts, boolean awaited) {
    Duration first = properties.retryDelay();
    if (awaited) {
      return first.compareTo(AWAITED_PAUSE) < 0 ? first : AWAITED_PAUSE;
    }
    return first.multipliedBy((long) Math.pow(GROWTH, attempts - 1.0));
  }

  private static String cut(String detail) {
    return detail.length() > LONGEST_DETAIL ? detail.substring(0, LONGEST_DETAIL) : detail;
  }
}
