package dev.pinhole.api.capture;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads headers: an object, or texts like `Name: value`.
final class HeadersReader {
  static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]{1,200}";
  private static final int MOST = 50;
  private static final int LONGEST = 8192;

  /// What the connection is made of; the browser and the way out set these.
  private static final Set<String> CONNECTION =
      Set.of(
          "host",
          "connection",
          "content-length",
          "transfer-encoding",
          "te",
          "trailer",
          "upgrade",
          "proxy-authorization",
          "proxy-connection",
          "keep-alive",
          "expect");

  private final OptionMap options;
  private final Map<String, String> headers = new LinkedHashMap<>();

  HeadersReader(OptionMap options) {
    this.options = options;
  }

  Map<String, String> headers() {
    for (Object item : options.items("headers", MOST)) {
      switch (item) {
        case Map<?, ?> map -> map.forEach(this::put);
        case String line when line.indexOf(':') > 0 ->
            put(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 1));
        default -> options.fault("headers", "Each is Name:value, or all are an object.");
      }
    }
    if (headers.size() > MOST) {
      options.fault("headers", "There are %d; %d are accepted.".formatted(headers.size(), MOST));
    }
    return headers;
  }

  private void put(@Nullable Object name, @Nullable Object value) {
    String known = String.valueOf(name).toLowerCase(Locale.ROOT);
    String text = textOf(value);
    if (text == null || !known.matches(TOKEN)) {
      options.fault("headers", "A name or value is not as RFC 9110 has it.");
    } else if (CONNECTION.contains(known)) {
      options.fault("headers", known + " belongs to the connection and cannot be set.");
    } else if (known.equals("cookie")) {
      options.fault("headers", "Give cookies as cookies.");
    } else if (headers.putIfAbsent(known, text) != null) {
      options.fault("headers", known + " is given twice; case makes no difference.");
    }
  }

  private static @Nullable String textOf(@Nullable Object value) {
    if (!(value instanceof String || value instanceof Number)) {
      return null;
    }
    String text = value.toString().strip();
    return text.length() <= LONGEST && isValue(text) ? text : null;
  }

  /// Whether a header may have this value (RFC 9110, 5.5).
  static boolean isValue(String value) {
    return value.chars().allMatch(c -> c == '\t' || (c >= ' ' && c != 0x7f && c <= 0xff));
  }
}
