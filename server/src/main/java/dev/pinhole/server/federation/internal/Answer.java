package dev.pinhole.server.federation.internal;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** What stands in the address with which a browser comes back (RFC 6749, section 4.1.2). */
record Answer(
    @Nullable String state, @Nullable String code, @Nullable String error, @Nullable String iss) {

  static Answer of(HttpServletRequest request) {
    return new Answer(
        single(request, "state"),
        single(request, "code"),
        single(request, "error"),
        single(request, "iss"));
  }

  /** One that is there twice is none: who reads the first and who the last must not differ. */
  private static @Nullable String single(HttpServletRequest request, String name) {
    String[] values = request.getParameterValues(name);
    return values == null || values.length != 1 ? null : values[0];
  }

  @Override
  public String toString() {
    return "Answer[]";
  }
}
