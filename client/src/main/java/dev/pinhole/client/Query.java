package dev.pinhole.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A query string in the making; parameters without a value are left out.
final class Query {

  private final Map<String, String> parameters = new TreeMap<>();

  Query with(String name, @Nullable Object value) {
    if (value != null) {
      parameters.put(name, value.toString());
    }
    return this;
  }

  Query with(Map<String, String> more) {
    parameters.putAll(more);
    return this;
  }

  String on(String path) {
    return parameters.isEmpty() ? path : path + "?" + this;
  }

  @Override
  public String toString() {
    return parameters.entrySet().stream()
        .map(p -> encode(p.getKey()) + "=" + encode(p.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
