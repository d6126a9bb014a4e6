package dev.pinhole.api.capture;

import dev.pinhole.api.capture.CaptureOptions.Basic;
import dev.pinhole.api.capture.CaptureOptions.Identity;
import dev.pinhole.api.capture.CaptureOptions.Subject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads as whom a page is asked for.
final class IdentityReader {
  private static final int LONGEST = 8192;

  private final OptionMap options;

  IdentityReader(OptionMap options) {
    this.options = options;
  }

  Identity identity(Subject subject) {
    for (String name : List.of("headers", "cookies", "authorization")) {
      options.need(
          name, subject instanceof Subject.Url, "It needs url: a document is asked of nobody.");
    }
    return new Identity(
        new HeadersReader(options).headers(),
        new CookiesReader(options).cookies(),
        userAgent(),
        basic());
  }

  private @Nullable String userAgent() {
    String value = options.text("user_agent", LONGEST);
    if (value != null && !HeadersReader.isValue(value)) {
      options.fault("user_agent", "It has a character that no header may have.");
    }
    return value;
  }

  /// `Basic …` as in the header (RFC 7617), or `user:password`.
  private @Nullable Basic basic() {
    String text = options.text("authorization", LONGEST);
    if (text == null) {
      return null;
    }
    String pair = text.regionMatches(true, 0, "Basic ", 0, 6) ? decoded(text.substring(6)) : text;
    int colon = pair.indexOf(':');
    if (colon < 0) {
      options.fault("authorization", "It is neither user:password nor Basic with these in Base64.");
      return null;
    }
    return new Basic(pair.substring(0, colon), pair.substring(colon + 1));
  }

  private static String decoded(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64.strip()), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
