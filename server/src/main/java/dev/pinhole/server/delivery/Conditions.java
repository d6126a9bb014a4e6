package dev.pinhole.server.delivery;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The conditions of a request (RFC 9110, section 13), in the order in which they are looked at. */
final class Conditions {

  enum Outcome {
    PROCEED,
    NOT_MODIFIED,
    FAILED
  }

  private Conditions() {}

  /**
   * @param etag strong, with its quotes
   * @param modified to the second
   */
  static Outcome of(HttpServletRequest request, String etag, Instant modified) {
    if (failed(request, etag, modified)) {
      return Outcome.FAILED;
    }
    return notModified(request, etag, modified) ? Outcome.NOT_MODIFIED : Outcome.PROCEED;
  }

  /** Whether a {@code Range} counts: if it hangs on {@code If-Range}, only for the same bytes. */
  static boolean rangeCounts(HttpServletRequest request, String etag, Instant modified) {
    String validator = request.getHeader("If-Range");
    if (validator == null) {
      return true;
    }
    return validator.startsWith("\"") ? validator.equals(etag) : modified.equals(date(validator));
  }

  private static boolean failed(HttpServletRequest request, String etag, Instant modified) {
    String match = request.getHeader("If-Match");
    if (match != null) {
      return !matches(match, etag, false);
    }
    Instant unmodifiedSince = date(request.getHeader("If-Unmodified-Since"));
    return unmodifiedSince != null && modified.isAfter(unmodifiedSince);
  }

  private static boolean notModified(HttpServletRequest request, String etag, Instant modified) {
    String noneMatch = request.getHeader("If-None-Match");
    if (noneMatch != null) {
      return matches(noneMatch, etag, true);
    }
    Instant modifiedSince = date(request.getHeader("If-Modified-Since"));
    return modifiedSince != null && !modified.isAfter(modifiedSince);
  }

  /**
   * @param weak whether a weak tag with the same text counts too, as caches may have weakened it
   */
  private static boolean matches(String header, String etag, boolean weak) {
    if (header.equals(etag) || header.equals("*")) {
      return true;
    }
    for (String each : header.split(",", -1)) {
      String tag = each.strip();
      if (tag.equals(etag) || (weak && tag.startsWith("W/") && tag.substring(2).equals(etag))) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Instant date(@Nullable String header) {
    if (header == null) {
      return null;
    }
    try {
      return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header));
    } catch (DateTimeException notADate) {
      return null;
    }
  }
}
