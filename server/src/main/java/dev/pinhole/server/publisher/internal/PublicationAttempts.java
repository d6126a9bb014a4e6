package dev.pinhole.server.publisher.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What uploading and deleting have in common: when to try, and what follows from a failure. */
@Component
class PublicationAttempts {
  private static final Logger LOG = LoggerFactory.getLogger(PublicationAttempts.class);

  /** While nothing is published by this server: until it is set up again. */
  private static final Duration WHILE_OFF = Duration.ofHours(1);

  private static final Duration WHILE_CROWDED = Duration.ofSeconds(2);
  private static final Duration UNLESS_SAID = Duration.ofMinutes(1);

  private final PublicationRows rows;
  private final Allowance allowance;
  private final ImgurProperties properties;
  private final Pauses pauses;
  private final Semaphore lanes;
  private final Clock clock;

  PublicationAttempts(
      PublicationRows rows, Allowance allowance, ImgurProperties properties, Clock clock) {
    this.rows = rows;
    this.allowance = allowance;
    this.properties = properties;
    this.pauses = new Pauses(properties.retryAfter(), RandomGenerator.getDefault());
    this.lanes = new Semaphore(properties.concurrency());
    this.clock = clock;
  }

  /**
   * Makes an attempt, if it can be made now.
   *
   * @param end what becomes of the publication when there have been enough of them
   * @return when to try again; empty for not at all
   */
  Optional<Instant> make(
      Publication publication,
      Allowance.Cost cost,
      PublicationState end,
      Supplier<Optional<Instant>> attempt) {
    if (!properties.isOn()) {
      return Optional.of(clock.instant().plus(WHILE_OFF));
    }
    Optional<Instant> wait = allowance.wait(cost);
    if (wait.isPresent()) {
      rows.postpone(publication, wait.get());
      return wait;
    }
    if (publication.attempts() >= properties.attempts()) {
      // the last one was begun, but the server went down with it
      return giveUp(publication, end, "interrupted");
    }
    return inLane(attempt);
  }

  private Optional<Instant> inLane(Supplier<Optional<Instant>> attempt) {
    if (!lanes.tryAcquire()) {
      return Optional.of(clock.instant().plus(WHILE_CROWDED));
    }
    try {
      return attempt.get();
    } finally {
      lanes.release();
    }
  }

  /** False where others have changed the publication meanwhile. */
  boolean begin(Publication publication) {
    // the way out closes what takes longer
    Instant busyUntil = clock.instant().plus(properties.timeout()).plus(UNLESS_SAID);
    return rows.begin(publication, busyUntil);
  }

  /** After too many requests. */
  Optional<Instant> postpone(Publication publication, Allowance.Cost cost) {
    Instant next = allowance.wait(cost).orElseGet(() -> clock.instant().plus(UNLESS_SAID));
    rows.postpone(publication, next);
    return Optional.of(next);
  }

  /**
   * After a failure.
   *
   * @param publication as it was before the attempt
   */
  Optional<Instant> failed(
      Publication publication, PublicationState end, Outcome.Failed<?> failure) {
    int made = publication.attempts() + 1;
    if (!failure.again() || made >= properties.attempts()) {
      return giveUp(publication, end, failure.error());
    }
    Instant next = clock.instant().plus(pauses.after(made));
    rows.retry(publication, failure.error(), next);
    return Optional.of(next);
  }

  Optional<Instant> giveUp(Publication publication, PublicationState end, String error) {
    rows.giveUp(publication, end, error);
    LOG.warn("{} is {}: {}", publication, end, error);
    return Optional.empty();
  }
}
