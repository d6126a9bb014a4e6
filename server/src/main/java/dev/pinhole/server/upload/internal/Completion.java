package dev.pinhole.server.upload.internal;

import dev.pinhole.server.image.Admission;
import dev.pinhole.server.image.Admitted;
import dev.pinhole.server.image.Arrival;
import dev.pinhole.server.image.Image;
import dev.pinhole.server.image.Library;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.upload.Announcement;
import dev.pinhole.server.upload.Uploader;
import dev.pinhole.server.upload.internal.Leases.Lease;
import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes an image of what was sent, by whoever holds the upload's lease. */
@Component
class Completion {
  private static final Logger LOG = LoggerFactory.getLogger(Completion.class);

  private final StagedFile files;
  private final Library library;
  private final UploadRows rows;
  private final FieldSeal seal;
  private final JsonMapper json;
  private final Clock clock;

  Completion(
      StagedFile files,
      Library library,
      UploadRows rows,
      FieldSeal seal,
      JsonMapper json,
      Clock clock) {
    this.files = files;
    this.library = library;
    this.rows = rows;
    this.seal = seal;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Admits. A refusal that would come again ends the upload and what was sent; after any other
   * failure all is as before.
   */
  Admitted complete(Uploader uploader, StoredUpload upload, @Nullable String claims, Lease lease) {
    try {
      Admitted admitted = admit(uploader, upload, claims, lease);
      files.discard(upload);
      return admitted;
    } catch (ProblemException problem) {
      if (UploadProblems.isFinal(problem)) {
        fail(upload, lease, problem);
      }
      throw problem;
    } catch (IOException e) {
      LOG.warn("Upload {} cannot be completed now", upload.id(), e);
      throw UploadProblems.storeUnavailable();
    }
  }

  private Admitted admit(
      Uploader uploader, StoredUpload upload, @Nullable String claims, Lease lease)
      throws IOException {
    try (Arrival arrival = files.fetch(upload, uploader.maxBytes())) {
      Announcement announced = seal.open(upload.announcement());
      Admission admission = uploader.admission(announced).named(announced.name());
      return library.admit(
          arrival,
          admission,
          admitted -> {
            alongside(uploader, upload, announced, admitted, claims, lease);
            letStay(uploader, admitted, admission);
          });
    }
  }

  /** Whoever is not told that the image was there cannot know that it was to go. */
  private void letStay(Uploader uploader, Admitted admitted, Admission admission) {
    if (admitted.duplicate() && !uploader.ownsLibrary()) {
      library.prolong(admitted.image(), admission.expiresAt());
    }
  }

  /** In the transaction that admits: either all of it is so or nothing. */
  private void alongside(
      Uploader uploader,
      StoredUpload upload,
      Announcement announced,
      Admitted admitted,
      @Nullable String claims,
      Lease lease) {
    Image image = admitted.image();
    requireWelcome(uploader, image);
    if (!rows.done(
        upload.id(), lease.token(), image.key(), admitted.duplicate(), clock.instant())) {
      throw UploadProblems.underWay();
    }
    if (claims != null && maySay(uploader, admitted)) {
      library.claim(image, claims);
    }
    uploader.admitted(announced, admitted);
  }

  /** Of what was in somebody else's library before, its owner has the say. */
  private static boolean maySay(Uploader uploader, Admitted admitted) {
    return uploader.ownsLibrary() || !admitted.duplicate();
  }

  /** By what the file is, not by what it was announced as. */
  private static void requireWelcome(Uploader uploader, Image image) {
    if (!uploader.formats().contains(image.content().format())) {
      throw UploadProblems.unwelcome(
          image.content().format().mediaType(), Announcements.accepted(uploader));
    }
  }

  private void fail(StoredUpload upload, Lease lease, ProblemException problem) {
    String text = json.writeValueAsString(problem.toProblem());
    if (rows.failed(upload.id(), lease.token(), text, clock.instant())) {
      files.discard(upload);
    }
  }
}
