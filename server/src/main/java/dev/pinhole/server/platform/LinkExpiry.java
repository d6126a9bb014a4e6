package dev.pinhole.server.platform;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** How long a signed link lasts, as {@code expiresIn} says it. */
public final class LinkExpiry {
  private static final String NAME = "expiresIn";

  private LinkExpiry() {}

  /**
   * Reads seconds or an ISO 8601 duration.
   *
   * @param otherwise where nothing is asked for
   * @param longest that is accepted, beside at least one second
   */
  public static Duration read(@Nullable String text, Duration otherwise, Duration longest) {
    Duration duration = text == null ? otherwise : parse(text);
    if (text != null
        && (duration.compareTo(Duration.ofSeconds(1)) < 0 || duration.compareTo(longest) > 0)) {
      throw ProblemException.invalid(
          NAME, "expiresIn is not from 1 second to %s.".formatted(longest));
    }
    return duration;
  }

  private static Duration parse(String text) {
    try {
      return text.matches("[0-9]{1,12}")
          ? Duration.ofSeconds(Long.parseLong(text))
          : Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw ProblemException.invalid(
          NAME, "expiresIn is neither seconds nor an ISO 8601 duration such as P7D.");
    }
  }
}
