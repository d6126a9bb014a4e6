package dev.pinhole.server.upload.internal;

import dev.pinhole.api.image.UploadResult;
import dev.pinhole.api.upload.CompletionRequest;
import dev.pinhole.server.image.Admitted;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.upload.UploadDesk.Completed;
import dev.pinhole.server.upload.Uploader;
import dev.pinhole.server.upload.internal.Leases.Lease;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Completes each upload once, however many ask for it. */
@Component
class Completing {
  /** For the one who does the work, before those who wait are told to ask again. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final long FIRST_PAUSE_MILLIS = 50;
  private static final long LONGEST_PAUSE_MILLIS = 1000;

  private final UploadRows rows;
  private final Leases leases;
  private final Completion completion;
  private final Outcomes outcomes;
  private final StagedFile files;
  private final Claims claims;
  private final Clock clock;

  /** Uploads that somebody waits for on this server: one at a time, or waiting would be work. */
  private final Set<String> awaited = ConcurrentHashMap.newKeySet();

  Completing(
      UploadRows rows,
      Leases leases,
      Completion completion,
      Outcomes outcomes,
      StagedFile files,
      Claims claims,
      Clock clock) {
    this.rows = rows;
    this.leases = leases;
    this.completion = completion;
    this.outcomes = outcomes;
    this.files = files;
    this.claims = claims;
    this.clock = clock;
  }

  Completed complete(Uploader uploader, StoredUpload upload, CompletionRequest request) {
    String said = claims.read(request);
    return attempt(uploader, upload, said).orElseGet(() -> waitInLine(uploader, upload.id(), said));
  }

  private Completed waitInLine(Uploader uploader, String id, @Nullable String said) {
    if (!awaited.add(id)) {
      throw UploadProblems.underWay();
    }
    try {
      return await(uploader, id, said);
    } finally {
      awaited.remove(id);
    }
  }

  private Completed await(Uploader uploader, String id, @Nullable String said) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    long pause = FIRST_PAUSE_MILLIS;
    Optional<Completed> completed = Optional.empty();
    while (completed.isEmpty()) {
      pause(pause, end);
      pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
      StoredUpload now = rows.find(id).orElseThrow(ProblemException::notFound);
      completed = attempt(uploader, now, said);
    }
    return completed.get();
  }

  /** Nothing where another is at it. */
  private Optional<Completed> attempt(
      Uploader uploader, StoredUpload upload, @Nullable String said) {
    if (upload.outcome() != null) {
      // a server that was killed may have left it
      files.discard(upload);
      return Optional.of(new Completed(outcomes.result(uploader, upload), false));
    }
    if (!upload.expiresAt().isAfter(clock.instant())) {
      throw UploadProblems.expired();
    }
    // Reading comes first: many may ask, and each try to take the lease is a write.
    return rows.isLeased(upload.id(), clock.instant())
        ? Optional.empty()
        : leases.take(upload.id()).map(lease -> work(uploader, upload, said, lease));
  }

  private Completed work(
      Uploader uploader, StoredUpload upload, @Nullable String said, Lease lease) {
    try (lease) {
      Admitted admitted = completion.complete(uploader, upload, said, lease);
      UploadResult result = outcomes.fresh(uploader, upload, admitted);
      // As the result tells it: not to everyone, whether the content was there before.
      return new Completed(result, !Boolean.TRUE.equals(result.duplicate()));
    }
  }

  private static void pause(long millis, long end) {
    if (System.nanoTime() - end > 0) {
      throw UploadProblems.underWay();
    }
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw UploadProblems.underWay();
    }
  }
}
