package dev.pinhole.server.capture.internal.api;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.platform.QueryText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Options in an address: sorted names, each with one value or several in their order. */
record CaptureAddress(SortedMap<String, List<String>> values) {
  static final String PATH = "/api/v1/capture";
  private static final int MOST = 300;

  /**
   * Reads a query.
   *
   * @param raw as in the request line; null where there is none
   */
  static CaptureAddress parse(@Nullable String raw) {
    SortedMap<String, List<String>> values = new TreeMap<>();
    String[] pairs = raw == null ? new String[0] : raw.split("&", MOST + 1);
    if (pairs.length > MOST) {
      throw new ProblemException(
          ProblemCode.INVALID_REQUEST, "More than %d parameters.".formatted(MOST));
    }
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      if (!pair.isEmpty()) {
        String name = QueryText.decode(equals < 0 ? pair : pair.substring(0, equals));
        values
            .computeIfAbsent(name, _ -> new ArrayList<>())
            .add(equals < 0 ? "" : QueryText.decode(pair.substring(equals + 1)));
      }
    }
    return new CaptureAddress(values);
  }

  /** Takes a value out; null where there is none. */
  @Nullable String take(String name) {
    List<String> taken = values.remove(name);
    if (taken != null && taken.size() > 1) {
      throw CaptureFilter.invalid(name, "It is given more than once.");
    }
    return taken == null ? null : taken.getFirst();
  }

  /** As options are read. */
  Map<String, Object> options() {
    Map<String, Object> options = new LinkedHashMap<>();
    values.forEach((name, all) -> options.put(name, all.size() == 1 ? all.getFirst() : all));
    return options;
  }

  /** The same options always give the same text. */
  String query() {
    return values.entrySet().stream()
        .flatMap(e -> e.getValue().stream().map(v -> percent(e.getKey()) + "=" + percent(v)))
        .collect(Collectors.joining("&"));
  }

  private static String percent(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
