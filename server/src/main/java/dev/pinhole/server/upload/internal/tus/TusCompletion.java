package dev.pinhole.server.upload.internal.tus;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.image.Admission;
import dev.pinhole.server.image.Admitted;
import dev.pinhole.server.image.Arrival;
import dev.pinhole.server.image.Library;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.upload.Announcement;
import dev.pinhole.server.upload.Uploader;
import dev.pinhole.server.upload.internal.FieldSeal;
import dev.pinhole.server.upload.internal.UploadProblems;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes an image of an upload that has all its bytes. */
@Component
class TusCompletion {
  private static final Logger LOG = LoggerFactory.getLogger(TusCompletion.class);

  private final Library library;
  private final TusUploads uploads;
  private final TusRows rows;
  private final TusFiles files;
  private final FieldSeal seal;
  private final TusProperties properties;
  private final Clock clock;

  TusCompletion(
      Library library,
      TusUploads uploads,
      TusRows rows,
      TusFiles files,
      FieldSeal seal,
      TusProperties properties,
      Clock clock) {
    this.library = library;
    this.uploads = uploads;
    this.rows = rows;
    this.files = files;
    this.seal = seal;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * The upload as an image. Whatever fails that may succeed later leaves the bytes where they are.
   *
   * @throws ProblemException where the image is refused; unless it may be taken later, the upload
   *     is deleted
   */
  TusUpload complete(Uploader uploader, TusUpload upload) throws IOException {
    try {
      Admitted admitted = admit(uploader, upload);
      files.delete(upload.id());
      return upload.finished(admitted.image().key());
    } catch (ProblemException e) {
      if (UploadProblems.isFinal(e)) {
        uploads.delete(upload);
      }
      throw toBeAskedAgain(e) ? TusProblems.notYet() : e;
    } catch (IOException e) {
      LOG.warn("The complete upload {} cannot be made an image now", upload.id(), e);
      throw TusProblems.storeUnavailable();
    }
  }

  private Admitted admit(Uploader uploader, TusUpload upload) throws IOException {
    try (InputStream in = files.open(upload.id());
        Arrival arrival = library.stage(in, uploader.maxBytes())) {
      Announcement announced = seal.open(upload.announcement());
      Admission admission = uploader.admission(announced).named(announced.name());
      return library.admit(
          arrival, admission, admitted -> finish(uploader, upload, announced, admitted, admission));
    }
  }

  /** In the transaction that admits: there is never an image whose upload is unfinished. */
  private void finish(
      Uploader uploader,
      TusUpload upload,
      Announcement announced,
      Admitted admitted,
      Admission admission) {
    requireTaken(uploader, admitted.image().content().format());
    String key = admitted.image().key();
    if (!rows.finish(upload.id(), key, clock.instant().plus(properties.expiry()))) {
      throw TusProblems.locked();
    }
    uploader.admitted(announced, admitted);
    if (admitted.duplicate()) {
      // The answer names the image, and not how long it was to stay.
      library.prolong(admitted.image(), admission.expiresAt());
    }
  }

  private static void requireTaken(Uploader uploader, ImageFormat format) {
    if (!uploader.formats().contains(format)) {
      throw TusProblems.wrongFormat(format, uploader.formats());
    }
  }

  /** Clients take the status that this has elsewhere for the end of the upload. */
  private static boolean toBeAskedAgain(ProblemException problem) {
    return problem.code() == ProblemCode.IMAGE_TIMEOUT;
  }
}
