package dev.pinhole.api.capture;

import dev.pinhole.api.capture.CaptureOptions.FailOn;
import dev.pinhole.api.capture.CaptureOptions.StatusRange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what makes a capture fail.
final class FailOnReader {
  private static final int MOST = 20;
  private static final int LONGEST = 1000;

  private final OptionMap options;

  FailOnReader(OptionMap options) {
    this.options = options;
  }

  FailOn failOn() {
    return new FailOn(
        statuses(),
        options.texts("fail_if_content_contains", MOST, LONGEST),
        options.texts("fail_if_content_missing", MOST, LONGEST),
        options.flag("error_on_selector_not_found", false));
  }

  private List<StatusRange> statuses() {
    List<StatusRange> ranges = new ArrayList<>();
    for (Object item : options.items("fail_on_status", MOST)) {
      for (String word : String.valueOf(item).split(",", -1)) {
        StatusRange range = range(word.strip());
        if (range == null) {
          options.fault("fail_on_status", "Each is a status (404), a range (400-499) or 4xx.");
        } else {
          ranges.add(range);
        }
      }
    }
    return ranges;
  }

  private static @Nullable StatusRange range(String word) {
    if (word.matches("[1-5]xx")) {
      int hundred = (word.charAt(0) - '0') * 100;
      return new StatusRange(hundred, hundred + 99);
    }
    if (word.matches("[1-5]\\d\\d")) {
      return new StatusRange(Integer.parseInt(word), Integer.parseInt(word));
    }
    if (word.matches("[1-5]\\d\\d-[1-5]\\d\\d")) {
      int from = Integer.parseInt(word.substring(0, 3));
      int to = Integer.parseInt(word.substring(4));
      return from <= to ? new StatusRange(from, to) : null;
    }
    return null;
  }
}
