package dev.pinhole.server.upload.internal.staging;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.platform.ProblemException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of a signed address, each of them once. */
final class SignedQuery {
  private static final int LONGEST = 1024;

  private SignedQuery() {}

  /**
   * @param raw as in the request line; null where there is none
   */
  static Map<String, String> parse(@Nullable String raw) {
    if (raw == null) {
      return Map.of();
    }
    if (raw.length() > LONGEST) {
      throw malformed();
    }
    Map<String, String> parameters = new HashMap<>();
    for (String pair : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals < 0 || parameters.putIfAbsent(name(pair, equals), value(pair, equals)) != null) {
        throw malformed();
      }
    }
    return parameters;
  }

  private static String name(String pair, int equals) {
    return decode(pair.substring(0, equals));
  }

  private static String value(String pair, int equals) {
    return decode(pair.substring(equals + 1));
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw malformed();
    }
  }

  private static ProblemException malformed() {
    return new ProblemException(
        ProblemCode.INVALID_SIGNATURE, "The address is not one that this server has signed.");
  }
}
