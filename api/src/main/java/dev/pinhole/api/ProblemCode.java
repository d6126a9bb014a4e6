package dev.pinhole.api;

import java.util.Locale;

/// The stable `code` of a problem response (RFC 9457), with the HTTP status it comes with. A code,
/// once published, keeps its meaning.
public enum ProblemCode {
  INVALID_REQUEST(400),
  INVALID_PARAMETER(400),
  UNAUTHENTICATED(401),
  FORBIDDEN(403),
  NOT_FOUND(404),
  METHOD_NOT_ALLOWED(405),
  NOT_ACCEPTABLE(406),
  CONFLICT(409),
  PRECONDITION_FAILED(412),
  TOO_LARGE(413),
  UNSUPPORTED_MEDIA_TYPE(415),
  RANGE_NOT_SATISFIABLE(416),
  TOO_MANY_REQUESTS(429),
  INTERNAL_ERROR(500),
  OVERLOADED(503),
  /// Where files are kept cannot be reached just now; what was sent before is still there.
  STORAGE_UNAVAILABLE(503),

  EMPTY_FILE(400),
  IDEMPOTENCY_KEY_REUSED(422),
  UNSUPPORTED_FORMAT(415),
  IMAGE_CORRUPT(422),
  IMAGE_LIMIT_EXCEEDED(422),
  IMAGE_TIMEOUT(422),
  WRONG_ACCESS_KEY(403),
  INVALID_SIGNATURE(403),
  LINK_EXPIRED(403),
  BLOB_CORRUPT(500),

  /// The page, or what was asked of it, cannot be captured; `error` says why.
  CAPTURE_REJECTED(422),
  /// The page's server, or the browser, failed; `error` says how.
  CAPTURE_FAILED(502),
  /// The page, or the queue, took too long.
  CAPTURE_TIMEOUT(504),
  NOT_COMPARABLE(422),
  TOO_MANY_SCHEDULES(409),

  /// The body says not how long it is.
  LENGTH_REQUIRED(411),
  /// Not as many bytes as were announced.
  WRONG_LENGTH(400),
  /// Not the bytes that were announced.
  WRONG_HASH(400),
  /// Something of the upload has not been sent; `missing` says what.
  UPLOAD_INCOMPLETE(409),
  /// The upload is done, failed or was cancelled; nothing more can be sent.
  UPLOAD_CLOSED(409),
  UPLOAD_EXPIRED(410),
  TOO_MANY_UPLOADS(409),
  /// The upload goes on elsewhere; `offset` says where.
  UPLOAD_OFFSET_MISMATCH(409),
  /// Another request is busy with the upload.
  UPLOAD_LOCKED(423),
  /// The bytes of a request are not those of its checksum.
  CHECKSUM_MISMATCH(460),

  IMPORT_DNS(422),
  IMPORT_REFUSED(422),
  IMPORT_CONNECTION(422),
  IMPORT_TIMEOUT(422),
  IMPORT_HTTP_STATUS(422),
  IMPORT_REDIRECTS(422),

  /// The invitation is unknown, revoked or over, or its link was changed: always the same.
  INVITATION_INVALID(403),
  /// The invitation takes no more files, or not so many bytes; `limit` says which.
  INVITATION_LIMIT(409),
  TOO_MANY_INVITATIONS(409),

  WRONG_CREDENTIALS(401),
  WRONG_PASSWORD(403),
  REGISTRATION_CLOSED(403),
  WRONG_REGISTRATION_CODE(403),
  USERNAME_TAKEN(409),
  EMAIL_TAKEN(409),
  LAST_ADMIN(409),
  TOO_MANY_TOKENS(409),

  /// The password was right, and the account has a second factor; `methods` says which.
  SECOND_FACTOR_REQUIRED(401),
  /// The code of the second factor is wrong, used or over.
  WRONG_CODE(401),
  /// The account must have a second factor before it can do anything else.
  SECOND_FACTOR_MISSING(403),
  /// The person has to show again who they are, as some time has gone by.
  PROOF_REQUIRED(403),
  /// A request with a cookie lacks the token that shows that it comes from a page of ours.
  CSRF_TOKEN_REQUIRED(403),
  /// What was sent by mail to be shown is wrong, used or over.
  WRONG_LINK(403),
  /// The server has no mail server, or does not know its own address.
  MAIL_NOT_SET_UP(501),
  /// The provider of a sign-in does not answer.
  PROVIDER_UNAVAILABLE(503),
  /// What came from the provider is not the answer to what this browser was sent there for.
  PROVIDER_ANSWER_INVALID(403),
  /// The person did not want to, or the provider did not let them.
  SIGN_IN_CANCELLED(403),
  /// Only a verified address, at the provider and here, says whose account it is.
  EMAIL_NOT_VERIFIED(403),
  /// The account at the provider is linked to another account here.
  IDENTITY_TAKEN(409),
  TOO_MANY_CLIENTS(409),
  /// The account's images have as many bytes, or are as many, as they may; `limit` says which.
  QUOTA_EXCEEDED(409);

  private final int status;

  ProblemCode(int status) {
    this.status = status;
  }

  /// The HTTP status of a response with this code.
  public int status() {
    return status;
  }

  /// The code as it stands in JSON, for example `image-corrupt`.
  public String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
