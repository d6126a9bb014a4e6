package dev.pinhole.server.publisher.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** One attempt to delete a copy, and what follows from it. */
@Component
class WithdrawalRun {
  private final PublicationRows rows;
  private final ImgurApi imgur;
  private final PublicationAttempts attempts;
  private final HashSeal seal;
  private final Clock clock;

  WithdrawalRun(
      PublicationRows rows,
      ImgurApi imgur,
      PublicationAttempts attempts,
      HashSeal seal,
      Clock clock) {
    this.rows = rows;
    this.imgur = imgur;
    this.attempts = attempts;
    this.seal = seal;
    this.clock = clock;
  }

  /** When to run again; empty when there is nothing more to do. */
  Optional<Instant> run(long number) {
    Publication publication = rows.find(number).orElse(null);
    if (publication == null || publication.state() != PublicationState.ENDING) {
      return Optional.empty();
    }
    String sealed = publication.sealedHash();
    return sealed == null
        ? withoutCopy(publication)
        : attempts.make(
            publication,
            Allowance.Cost.DELETION,
            PublicationState.STRANDED,
            () -> attempt(publication, sealed));
  }

  /** An upload that was begun may still bring one. */
  private Optional<Instant> withoutCopy(Publication publication) {
    Instant now = clock.instant();
    if (now.isBefore(publication.busyUntil())) {
      return Optional.of(publication.busyUntil());
    }
    return rows.delete(publication) ? Optional.empty() : Optional.of(now);
  }

  private Optional<Instant> attempt(Publication publication, String sealed) {
    Optional<String> hash = seal.open(publication, sealed);
    if (hash.isEmpty()) {
      return attempts.giveUp(publication, PublicationState.STRANDED, "another-key");
    }
    return attempts.begin(publication) ? delete(publication, hash.get()) : Optional.empty();
  }

  private Optional<Instant> delete(Publication publication, String hash) {
    return switch (imgur.delete(hash)) {
      case Outcome.Done<Boolean> _ -> {
        rows.delete(publication);
        yield Optional.empty();
      }
      case Outcome.Limited<Boolean>() -> attempts.postpone(publication, Allowance.Cost.DELETION);
      case Outcome.Failed<Boolean> failed ->
          attempts.failed(publication, PublicationState.STRANDED, failed);
    };
  }
}
