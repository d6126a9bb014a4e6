package dev.pinhole.server.upload.internal.tus;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.platform.ProblemException;
import java.time.Duration;
import java.util.Set;
import me.desair.tus.server.exception.ChecksumAlgorithmNotSupportedException;
import me.desair.tus.server.exception.InvalidContentLengthException;
import me.desair.tus.server.exception.InvalidContentTypeException;
import me.desair.tus.server.exception.InvalidTusResumableException;
import me.desair.tus.server.exception.PostOnInvalidRequestURIException;
import me.desair.tus.server.exception.TusException;
import me.desair.tus.server.exception.UnsupportedMethodException;
import me.desair.tus.server.exception.UploadChecksumMismatchException;
import me.desair.tus.server.exception.UploadNotFoundException;
import me.desair.tus.server.exception.UploadOffsetMismatchException;

/** What is wrong with a request of the protocol. */
final class TusProblems {
  static final String VERSION = "1.0.0";

  private static final Duration SOON = Duration.ofSeconds(1);

  private TusProblems() {}

  /** The one that what the library found amounts to. */
  static ProblemException of(TusException found, TusUploadView view) {
    return switch (found) {
      case UploadNotFoundException _ -> ProblemException.notFound();
      case UploadOffsetMismatchException _ -> wrongOffset(view.offset());
      case InvalidTusResumableException _ -> otherVersion();
      case InvalidContentTypeException _ -> wrongType();
      case InvalidContentLengthException _ -> moreThanAnnounced(view.missing());
      case UploadChecksumMismatchException _ -> wrongChecksum();
      case ChecksumAlgorithmNotSupportedException _ ->
          invalid("Upload-Checksum", "It begins with none of md5, sha1, sha256, sha384, sha512.");
      case UnsupportedMethodException _, PostOnInvalidRequestURIException _ -> wrongMethod();
      default -> new ProblemException(ProblemCode.INVALID_REQUEST, "Not as tus 1.0 has it.", found);
    };
  }

  /** How far the upload is that a problem is about. */
  interface TusUploadView {
    long offset();

    long missing();
  }

  static ProblemException invalid(String header, String reason) {
    return new ProblemException(ProblemCode.INVALID_REQUEST, header + ": " + reason)
        .with("header", header);
  }

  static ProblemException wrongType() {
    return new ProblemException(
            ProblemCode.UNSUPPORTED_MEDIA_TYPE,
            "Bytes of an upload come as application/offset+octet-stream.")
        .with("accepted", "application/offset+octet-stream");
  }

  static ProblemException wrongMethod() {
    return new ProblemException(
        ProblemCode.METHOD_NOT_ALLOWED,
        "POST creates an upload; HEAD, PATCH and DELETE are for one that there is.");
  }

  static ProblemException tooLarge(long allowed) {
    return new ProblemException(
            ProblemCode.TOO_LARGE,
            "The file is larger than the %d bytes accepted.".formatted(allowed))
        .with("allowed", allowed);
  }

  static ProblemException empty() {
    return new ProblemException(
        ProblemCode.EMPTY_FILE, "The file is empty; an image has at least one byte.");
  }

  static ProblemException wrongFormat(ImageFormat format, Set<ImageFormat> accepted) {
    return new ProblemException(
            ProblemCode.UNSUPPORTED_FORMAT, "A %s is not taken here.".formatted(format.mediaType()))
        .with("accepted", accepted.stream().map(ImageFormat::mediaType).sorted().toList());
  }

  static ProblemException moreThanAnnounced(long allowed) {
    return new ProblemException(
            ProblemCode.TOO_LARGE,
            "There are more bytes than the %d that the upload lacks.".formatted(allowed))
        .with("allowed", allowed);
  }

  static ProblemException locked() {
    return new ProblemException(
            ProblemCode.UPLOAD_LOCKED,
            "Another request is busy with this upload; ask for its offset and go on then.")
        .retryAfter(SOON);
  }

  /** All bytes are here and the image could not be made of them for no fault of theirs. */
  static ProblemException notYet() {
    return new ProblemException(
            ProblemCode.UPLOAD_LOCKED,
            "All bytes are here, and the image cannot be taken in just now; ask again.")
        .retryAfter(SOON);
  }

  static ProblemException storeUnavailable() {
    return new ProblemException(
            ProblemCode.STORAGE_UNAVAILABLE,
            "All bytes are here, and the image cannot be kept just now; ask again.")
        .retryAfter(SOON);
  }

  static ProblemException tooMany(int allowed) {
    return new ProblemException(
            ProblemCode.TOO_MANY_UPLOADS,
            "You have %d unfinished uploads, as many as you may; finish or delete some."
                .formatted(allowed))
        .with("allowed", allowed);
  }

  static ProblemException tooMuch(long allowed) {
    return new ProblemException(
            ProblemCode.TOO_MANY_UPLOADS,
            "With this one your unfinished uploads would have more than %d bytes together."
                .formatted(allowed))
        .with("allowedBytes", allowed);
  }

  private static ProblemException wrongOffset(long offset) {
    return new ProblemException(
            ProblemCode.UPLOAD_OFFSET_MISMATCH,
            "Upload-Offset: The upload goes on at %d.".formatted(offset))
        .with("offset", offset);
  }

  private static ProblemException otherVersion() {
    return new ProblemException(
            ProblemCode.PRECONDITION_FAILED, "Tus-Resumable: Only 1.0.0 is spoken here.")
        .header("Tus-Version", VERSION);
  }

  private static ProblemException wrongChecksum() {
    return new ProblemException(
        ProblemCode.CHECKSUM_MISMATCH,
        "The bytes are not those of Upload-Checksum; none of this request was kept.");
  }
}
