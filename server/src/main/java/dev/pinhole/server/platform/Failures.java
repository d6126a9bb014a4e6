package dev.pinhole.server.platform;

import dev.pinhole.api.ProblemCode;
import jakarta.validation.ConstraintViolationException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.apache.tomcat.util.http.fileupload.impl.FileCountLimitExceededException;
import org.apache.tomcat.util.http.fileupload.impl.SizeException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/** What the frameworks throw, in the words that a caller needs. */
final class Failures {
  private Failures() {}

  /** Returns null for a failure that is not the caller's doing. */
  static @Nullable ProblemException translate(Throwable failure) {
    ProblemException own = cause(failure, ProblemException.class);
    if (own != null) {
      return own;
    }
    StorageUnavailableException storage = cause(failure, StorageUnavailableException.class);
    if (storage != null) {
      return storage.toProblem();
    }
    return switch (failure) {
      case HttpMessageNotReadableException e -> JsonFailures.translate(e);
      case MultipartException e -> multipart(e);
      case HttpRequestMethodNotSupportedException e -> MediaFailures.method(e);
      case HttpMediaTypeNotSupportedException e -> MediaFailures.unsupported(e);
      case HttpMediaTypeNotAcceptableException e -> MediaFailures.notAcceptable(e);
      case MissingServletRequestParameterException e -> missing(e.getParameterName());
      case MissingServletRequestPartException e -> missing(e.getRequestPartName());
      case MissingRequestHeaderException e -> missing(e.getHeaderName());
      case TypeMismatchException e -> ParameterFailures.mismatch(e);
      case ConstraintViolationException e -> ParameterFailures.violations(e);
      case AuthenticationException _ -> ProblemException.unauthenticated();
      case AccessDeniedException _ -> forbidden();
      case AsyncRequestTimeoutException _ -> timeout();
      // A form that the container would not read: too large, or not well-formed.
      case InvalidParameterException e -> ParameterFailures.byStatus(e.getErrorCode());
      case ErrorResponse e -> ParameterFailures.other(e);
      default -> null;
    };
  }

  static ProblemException forbidden() {
    return new ProblemException(ProblemCode.FORBIDDEN, "Your account may not do this.");
  }

  private static ProblemException timeout() {
    return new ProblemException(
        ProblemCode.OVERLOADED, "The answer took too long and was given up. Try again later.");
  }

  private static ProblemException missing(String name) {
    return new ProblemException(ProblemCode.INVALID_PARAMETER, name + " is missing.")
        .with("parameter", name);
  }

  private static ProblemException multipart(MultipartException failure) {
    SizeException size = cause(failure, SizeException.class);
    if (size != null) {
      return tooLarge(size.getPermittedSize());
    }
    FileCountLimitExceededException count = cause(failure, FileCountLimitExceededException.class);
    if (count != null) {
      return new ProblemException(
              ProblemCode.TOO_LARGE, "A request can have at most " + count.getLimit() + " parts.")
          .with("maximum", count.getLimit());
    }
    return new ProblemException(
        ProblemCode.INVALID_REQUEST, "The body is not well-formed multipart/form-data.");
  }

  static ProblemException tooLarge(long limit) {
    return new ProblemException(
            ProblemCode.TOO_LARGE, "The body is larger than the " + limit + " bytes allowed here.")
        .with("maximum", limit);
  }

  static <T extends Throwable> @Nullable T cause(Throwable failure, Class<T> type) {
    // A cause can be a circle; nothing real is this deep.
    Throwable next = failure;
    for (int depth = 0; next != null && depth < 20; depth++) {
      if (type.isInstance(next)) {
        return type.cast(next);
      }
      next = next.getCause();
    }
    return null;
  }
}
