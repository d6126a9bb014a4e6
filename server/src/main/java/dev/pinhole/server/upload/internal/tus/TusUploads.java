package dev.pinhole.server.upload.internal.tus;

import dev.pinhole.server.image.Admission;
import dev.pinhole.server.image.Library;
import dev.pinhole.server.platform.Ids;
import dev.pinhole.server.upload.Announcement;
import dev.pinhole.server.upload.ResumableUploads.Unfinished;
import dev.pinhole.server.upload.Uploader;
import dev.pinhole.server.upload.internal.FieldSeal;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Uploads with their rows and files. Who changes one has its {@link Turn}. */
@Component
class TusUploads {
  private final Library library;
  private final TusRows rows;
  private final TusFiles files;
  private final TusProperties properties;
  private final FieldSeal seal;
  private final TransactionTemplate transaction;
  private final Clock clock;

  TusUploads(
      Library library,
      TusRows rows,
      TusFiles files,
      TusProperties properties,
      FieldSeal seal,
      TransactionTemplate transaction,
      Clock clock) {
    this.library = library;
    this.rows = rows;
    this.files = files;
    this.properties = properties;
    this.seal = seal;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** One of the principal's own. An upload whose acknowledged bytes were lost is none any more. */
  Optional<TusUpload> find(String id, String principal) throws IOException {
    Optional<TusUpload> found = rows.find(id, principal, clock.instant());
    if (found.isPresent() && isDamaged(found.get())) {
      delete(found.get());
      return Optional.empty();
    }
    return found;
  }

  private boolean isDamaged(TusUpload upload) throws IOException {
    return !upload.finished() && !files.holds(upload.id(), upload.received());
  }

  /**
   * @throws dev.pinhole.server.platform.ProblemException where the uploader may not, or not yet, or
   *     says something of the image that cannot be
   */
  TusUpload create(Uploader uploader, Announcement announcement, @Nullable String metadata) {
    Admission admission = uploader.admission(announcement);
    library.requireRoom(admission.owner(), admission.source(), announcement.bytes());
    TusUpload upload =
        new TusUpload(
            Ids.next(),
            uploader.principal(),
            seal.seal(announcement),
            Metadata.withoutSecrets(metadata),
            0,
            expiry(),
            null);
    transaction.executeWithoutResult(status -> add(uploader, upload));
    return upload;
  }

  private void add(Uploader uploader, TusUpload upload) {
    rows.lock(upload.principal(), clock.instant());
    Unfinished others = rows.unfinished(upload.principal());
    if (others.files() >= properties.maxUnfinished()) {
      throw TusProblems.tooMany(properties.maxUnfinished());
    }
    if (others.bytes() > properties.maxUnfinishedBytes() - upload.length()) {
      throw TusProblems.tooMuch(properties.maxUnfinishedBytes());
    }
    uploader.allow(upload.announcement());
    rows.insert(upload);
  }

  Appender append(TusUpload upload, Turn turn, boolean eager) throws IOException {
    return new Appender(
        upload,
        turn,
        files.append(upload.id(), upload.received()),
        rows,
        clock,
        properties.expiry(),
        eager);
  }

  /** The row first: a file that nobody waits for is swept. */
  void delete(TusUpload upload) throws IOException {
    rows.delete(upload.id());
    files.delete(upload.id());
  }

  private Instant expiry() {
    return clock.instant().plus(properties.expiry()).truncatedTo(ChronoUnit.MILLIS);
  }
}
