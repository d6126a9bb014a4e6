package dev.pinhole.server.upload.internal;

import dev.pinhole.api.Problem;
import dev.pinhole.api.image.ImageView;
import dev.pinhole.api.upload.UploadPart;
import dev.pinhole.api.upload.UploadState;
import dev.pinhole.api.upload.UploadView;
import dev.pinhole.server.upload.Announcement;
import dev.pinhole.server.upload.internal.staging.SignedRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Uploads as they travel. */
final class UploadViews {
  private UploadViews() {}

  /** Nothing need be sent. */
  static UploadView known(Announcement file, ImageView image) {
    return over(null, UploadState.DONE, file, image, true, null);
  }

  static UploadView done(StoredUpload upload, @Nullable ImageView image, boolean duplicate) {
    return over(upload.id(), UploadState.DONE, upload.announcement(), image, duplicate, null);
  }

  static UploadView failed(StoredUpload upload, Problem problem) {
    return over(upload.id(), UploadState.FAILED, upload.announcement(), null, null, problem);
  }

  private static UploadView over(
      @Nullable String id,
      UploadState state,
      Announcement file,
      @Nullable ImageView image,
      @Nullable Boolean duplicate,
      @Nullable Problem problem) {
    return new UploadView(
        id,
        state,
        file.name(),
        file.bytes(),
        file.type(),
        null,
        null,
        null,
        null,
        null,
        image,
        duplicate,
        problem);
  }

  /** Without the requests by which to send it. */
  static UploadView pending(StoredUpload upload) {
    return pending(upload, null, null);
  }

  /**
   * @param request null where it is sent in parts
   * @param parts null where it is sent whole
   */
  static UploadView pending(
      StoredUpload upload, @Nullable SignedRequest request, @Nullable List<UploadPart> parts) {
    Announcement file = upload.announcement();
    return new UploadView(
        upload.id(),
        UploadState.PENDING,
        file.name(),
        file.bytes(),
        file.type(),
        request == null ? null : request.method(),
        request == null ? null : request.url(),
        request == null ? null : request.headers(),
        parts,
        upload.expiresAt(),
        null,
        null,
        null);
  }
}
