package dev.pinhole.server.platform;

import dev.pinhole.api.ProblemCode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request that cannot be met, as the caller will read it. {@code detail} says what was wrong and
 * what would be accepted; properties carry the same for programs.
 */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemCode code;
  private final transient Map<String, Object> properties = new LinkedHashMap<>();

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

  public ProblemException with(String name, Object value) {
    properties.put(name, value);
    return this;
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
}
