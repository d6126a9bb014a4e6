package dev.pinhole.server.delivery;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.platform.QueryText;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of an address, each of them at most once. */
final class QueryString {

  private static final int LONGEST = 4096;
  private static final int MOST = 48;

  private QueryString() {}

  /**
   * @param raw as in the request line; null where there is none
   */
  static Map<String, String> parse(@Nullable String raw) {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (raw == null || raw.isEmpty()) {
      return parameters;
    }
    if (raw.length() > LONGEST) {
      throw new ProblemException(
          ProblemCode.INVALID_REQUEST,
          "The query has %d characters, allowed %d.".formatted(raw.length(), LONGEST));
    }
    for (String pair : raw.split("&", MOST + 1)) {
      add(parameters, pair);
    }
    if (parameters.size() > MOST) {
      throw new ProblemException(
          ProblemCode.INVALID_REQUEST, "More than %d parameters.".formatted(MOST));
    }
    return parameters;
  }

  private static void add(Map<String, String> parameters, String pair) {
    if (pair.isEmpty()) {
      return;
    }
    int equals = pair.indexOf('=');
    String name = QueryText.decode(equals < 0 ? pair : pair.substring(0, equals));
    String value = equals < 0 ? "" : QueryText.decode(pair.substring(equals + 1));
    if (parameters.putIfAbsent(name, value) != null) {
      throw Wish.invalid(name, "is given more than once");
    }
  }
}
