package dev.pinhole.server.upload.internal;

import dev.pinhole.api.upload.CompletionRequest;
import dev.pinhole.api.upload.UploadRequest;
import dev.pinhole.api.upload.UploadState;
import dev.pinhole.api.upload.UploadView;
import dev.pinhole.server.platform.Ids;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.upload.UploadDesk;
import dev.pinhole.server.upload.Uploader;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The desk: finds the upload, sees whose it is, and passes it on. */
@Component
class AnnouncedUploads implements UploadDesk {
  private static final Logger LOG = LoggerFactory.getLogger(AnnouncedUploads.class);
  private static final int LISTED = 1000;

  private final UploadRows rows;
  private final Announcing announcing;
  private final Sending sending;
  private final Completing completing;
  private final Outcomes outcomes;
  private final StagedFile files;
  private final Claims claims;
  private final Clock clock;

  AnnouncedUploads(
      UploadRows rows,
      Announcing announcing,
      Sending sending,
      Completing completing,
      Outcomes outcomes,
      StagedFile files,
      Claims claims,
      Clock clock) {
    this.rows = rows;
    this.announcing = announcing;
    this.sending = sending;
    this.completing = completing;
    this.outcomes = outcomes;
    this.files = files;
    this.claims = claims;
    this.clock = clock;
  }

  @Override
  public UploadView announce(Uploader uploader, UploadRequest request) {
    return switch (announcing.announce(uploader, request)) {
      case Announcing.Known(var announcement, var image) -> UploadViews.known(announcement, image);
      case Announcing.Pending(StoredUpload upload) -> first(uploader, upload);
    };
  }

  @Override
  public UploadView announceOpen(Uploader uploader, String name) {
    return first(uploader, announcing.announceOpen(uploader, name).upload());
  }

  /** What cannot be sent is not pending either: the client has no id by which to cancel it. */
  private UploadView first(Uploader uploader, StoredUpload upload) {
    try {
      return signed(uploader, upload);
    } catch (ProblemException e) {
      rows.delete(upload.id(), clock.instant());
      throw e;
    }
  }

  @Override
  public UploadView find(Uploader uploader, String id) {
    StoredUpload upload = own(uploader, id);
    if (upload.outcome() != null) {
      return outcomes.view(uploader, upload);
    }
    return upload.expiresAt().isAfter(clock.instant())
        ? signed(uploader, upload)
        : UploadViews.failed(upload, UploadProblems.expired().toProblem());
  }

  private UploadView signed(Uploader uploader, StoredUpload upload) {
    try {
      return sending.signed(upload, uploader.maxBytes());
    } catch (IOException e) {
      LOG.warn("The store does not tell of upload {}", upload.id(), e);
      throw UploadProblems.storeUnavailable();
    }
  }

  @Override
  public List<UploadView> pending(Uploader uploader) {
    return rows.pending(uploader.principal(), clock.instant(), LISTED).stream()
        .map(UploadViews::pending)
        .toList();
  }

  @Override
  public Completed complete(Uploader uploader, String id, CompletionRequest request) {
    return completing.complete(uploader, own(uploader, id), request);
  }

  @Override
  public boolean keeps(Map<String, Object> said) {
    return claims.fits(said);
  }

  @Override
  public void cancel(Uploader uploader, String id) {
    StoredUpload upload = own(uploader, id);
    if (!rows.delete(id, clock.instant())) {
      throw own(uploader, id).state() == UploadState.DONE
          ? UploadProblems.closed()
          : UploadProblems.underWay();
    }
    files.discard(upload);
  }

  @Override
  public Outstanding outstanding(long owner, String principals) {
    return rows.outstanding(owner, principals, clock.instant());
  }

  @Override
  public void giveUp(long owner, String principals) {
    rows.giveUp(owner, principals, clock.instant());
  }

  private StoredUpload own(Uploader uploader, String id) {
    return Ids.valid(id)
        ? rows.find(id)
            .filter(upload -> upload.principal().equals(uploader.principal()))
            .orElseThrow(ProblemException::notFound)
        : absent();
  }

  private static StoredUpload absent() {
    throw ProblemException.notFound();
  }
}
