package dev.pinhole.server.capture.internal.api;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.capture.CaptureState;
import dev.pinhole.server.capture.internal.PageAddress;
import dev.pinhole.server.image.ImageName;
import dev.pinhole.server.platform.ProblemException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads which captures are to be listed. */
final class CaptureFilter {
  private static final int SHOWN = 100;

  private CaptureFilter() {}

  static @Nullable CaptureState state(@Nullable String word) {
    return word == null
        ? null
        : CaptureState.of(word)
            .orElseThrow(() ->
                invalid(
                    "state", "%s is none of %s.", word, Arrays.toString(CaptureState.values())));
  }

  static @Nullable Instant moment(String name, @Nullable String text) {
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw invalid(name, "%s is not a moment such as 2026-05-01T12:00:00Z.", text);
    }
  }

  static @Nullable String url(@Nullable String url) {
    if (url != null && url.indexOf('\0') >= 0) {
      throw invalid("url", "It has a character that no address has.");
    }
    return url == null ? null : PageAddress.kept(url);
  }

  static ProblemException invalid(String parameter, String reason, @Nullable Object... values) {
    Object[] shown = Arrays.stream(values).map(CaptureFilter::shown).toArray();
    return new ProblemException(
            ProblemCode.INVALID_PARAMETER, parameter + ": " + reason.formatted(shown))
        .with("parameter", parameter);
  }

  private static String shown(@Nullable Object value) {
    String text = String.valueOf(value);
    return ImageName.visible(text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text);
  }
}
