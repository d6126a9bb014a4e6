package dev.pinhole.api.capture;

import dev.pinhole.api.image.Visibility;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Reads what goes with a capture beside the picture.
final class CaptureTermsReader {
  private static final int LONGEST_AGE = 30 * 86_400;
  private static final int LONGEST_LIFE = 3650 * 86_400;
  private static final int LONGEST_DESCRIPTION = 4000;
  private static final int LONGEST_EXTERNAL_ID = 255;

  private CaptureTermsReader() {}

  static CaptureTerms read(OptionMap options) {
    Visibility visibility = options.constant("visibility", Visibility.class);
    return new CaptureTerms(
        Duration.ofSeconds(options.integer("cache_ttl", 0, LONGEST_AGE, 0)),
        AddressOption.read(options, "webhook_url"),
        visibility == null ? Visibility.PRIVATE : visibility,
        options.text("description", LONGEST_DESCRIPTION),
        expiry(options),
        options.text("external_identifier", LONGEST_EXTERNAL_ID));
  }

  private static @Nullable Duration expiry(OptionMap options) {
    Integer seconds = options.integer("expires_in", 1, LONGEST_LIFE);
    return seconds == null ? null : Duration.ofSeconds(seconds);
  }
}
