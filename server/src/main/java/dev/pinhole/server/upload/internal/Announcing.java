package dev.pinhole.server.upload.internal;

import dev.pinhole.api.image.ImageView;
import dev.pinhole.api.upload.UploadRequest;
import dev.pinhole.api.upload.UploadState;
import dev.pinhole.server.image.Admission;
import dev.pinhole.server.image.Image;
import dev.pinhole.server.image.ImageViews;
import dev.pinhole.server.image.Library;
import dev.pinhole.server.platform.Ids;
import dev.pinhole.server.upload.Announcement;
import dev.pinhole.server.upload.UploadDesk.Outstanding;
import dev.pinhole.server.upload.Uploader;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes down what is to be sent, within the limits of who sends it. */
@Component
class Announcing {
  /** What an open announcement is taken for beside those pending: as large as photographs are. */
  private static final long SUPPOSED_BYTES = 16L * 1024 * 1024;

  private final Library library;
  private final UploadRows rows;
  private final TransactionTemplate transaction;
  private final DirectUploadProperties properties;
  private final Clock clock;

  Announcing(
      Library library,
      UploadRows rows,
      TransactionTemplate transaction,
      DirectUploadProperties properties,
      Clock clock) {
    this.library = library;
    this.rows = rows;
    this.transaction = transaction;
    this.properties = properties;
    this.clock = clock;
  }

  /** What comes of an announcement. */
  sealed interface Result {}

  /** The library is the uploader's own and holds the content already. */
  record Known(Announcement announcement, ImageView image) implements Result {}

  record Pending(StoredUpload upload) implements Result {}

  Result announce(Uploader uploader, UploadRequest request) {
    Announcement announcement = Announcements.read(uploader, request);
    Optional<Image> known = known(uploader, announcement);
    if (known.isPresent()) {
      return new Known(announcement, ImageViews.of(known.get()));
    }
    return pending(uploader, announcement);
  }

  Pending announceOpen(Uploader uploader, String name) {
    return pending(uploader, Announcements.open(uploader, name));
  }

  private Pending pending(Uploader uploader, Announcement announcement) {
    Admission admission = uploader.admission(announcement);
    long bytes = Math.max(1, announcement.bytes());
    library.requireRoom(admission.owner(), admission.source(), bytes);
    StoredUpload upload = upload(uploader, announcement);
    transaction.executeWithoutResult(_ -> write(uploader, upload));
    return new Pending(upload);
  }

  /** Only who owns the library may learn by a hash alone what is in it. */
  private Optional<Image> known(Uploader uploader, Announcement announcement) {
    String sha256 = announcement.sha256();
    return sha256 == null || !uploader.ownsLibrary()
        ? Optional.empty()
        : library.known(uploader.owner(), sha256, announcement.bytes());
  }

  private StoredUpload upload(Uploader uploader, Announcement announcement) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    boolean isWhole = announcement.bytes() <= properties.wholeBytes();
    return new StoredUpload(
        Ids.next(),
        uploader.principal(),
        uploader.owner(),
        announcement,
        UploadState.PENDING,
        isWhole ? null : PartPlan.of(announcement.bytes(), properties.partBytes()),
        null,
        now,
        now.plus(properties.expiry()),
        null);
  }

  private void write(Uploader uploader, StoredUpload upload) {
    rows.takeTurn(upload.principal());
    long supposed = Math.min(SUPPOSED_BYTES, uploader.maxBytes());
    Outstanding pending = rows.outstanding(upload.principal(), clock.instant(), supposed);
    requireRoom(pending, upload.announcement().isOpen() ? supposed : upload.announcement().bytes());
    uploader.allow(upload.announcement());
    rows.insert(upload);
  }

  private void requireRoom(Outstanding pending, long next) {
    if (pending.files() >= properties.maxPending()) {
      throw UploadProblems.tooMany(properties.maxPending());
    }
    if (pending.bytes() + next > properties.maxPendingBytes()) {
      throw UploadProblems.tooManyBytes(pending.bytes(), properties.maxPendingBytes());
    }
  }
}
