package dev.pinhole.server.platform;

import dev.pinhole.api.Problem;
import dev.pinhole.api.ProblemCode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * A request that cannot be met, as the caller will read it. {@code detail} says what was wrong and
 * what would be accepted; properties carry the same for programs.
 */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemCode code;
  private final transient Map<String, Object> properties = new LinkedHashMap<>();
  private final transient Map<String, String> headers = new LinkedHashMap<>();

  public ProblemException(ProblemCode code, String detail) {
    super(detail);
    this.code = code;
  }

  public ProblemException(ProblemCode code, String detail, Throwable cause) {
    super(detail, cause);
    this.code = code;
  }

  /** The same for every thing that is absent or not the caller's to see. */
  public static ProblemException notFound() {
    return new ProblemException(ProblemCode.NOT_FOUND, "There is nothing here that you can see.");
  }

  /** For a caller that has to sign in first. */
  public static ProblemException unauthenticated() {
    return new ProblemException(
        ProblemCode.UNAUTHENTICATED,
        "This needs a signed-in caller: send \"Authorization: Bearer\" with an access token from"
            + " POST /api/v1/login or an API token.");
  }

  /** A member of the request's body or a parameter that cannot be used. */
  public static ProblemException invalid(String field, String detail) {
    return new ProblemException(ProblemCode.INVALID_REQUEST, detail).with("field", field);
  }

  public ProblemException with(String name, Object value) {
    properties.put(name, value);
    return this;
  }

  /** A header of the response; the only headers it has besides the problem's own. */
  public ProblemException header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  /** Says when to try again, as property and header, in whole seconds, at least one. */
  public ProblemException retryAfter(Duration wait) {
    long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    return with("retryAfter", seconds).header(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
  }

  public ProblemCode code() {
    return code;
  }

  public String detail() {
    return String.valueOf(getMessage());
  }

  public Map<String, Object> properties() {
    return properties;
  }

  Map<String, String> headers() {
    return headers;
  }

  /** As it travels, alone or as one file's part of an answer about many. */
  public Problem toProblem() {
    return new Problem(title(), code.status(), code.value(), detail(), properties);
  }

  /** The status's, except for one that only a protocol of its own knows. */
  private String title() {
    HttpStatus status = HttpStatus.resolve(code.status());
    return status == null ? "Checksum Mismatch" : status.getReasonPhrase();
  }
}
