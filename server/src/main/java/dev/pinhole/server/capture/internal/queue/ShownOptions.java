package dev.pinhole.server.capture.internal.queue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Options as they may be seen and kept: without secrets, long texts cut. */
public final class ShownOptions {
  private static final String SECRET = "***";
  private static final int LONGEST = 300;

  private ShownOptions() {}

  public static Map<String, Object> of(Map<String, Object> values) {
    Map<String, Object> shown = new LinkedHashMap<>();
    values.forEach((name, value) -> shown.put(name, shown(name, value)));
    return shown;
  }

  private static Object shown(String name, Object value) {
    return switch (name) {
      case "authorization" -> SECRET;
      case "headers" -> each(value, ShownOptions::header);
      case "cookies" -> each(value, ShownOptions::cookie);
      default -> cut(value);
    };
  }

  private static Object each(Object value, UnaryOperator<Object> blank) {
    return value instanceof List<?> list
        ? list.stream().<Object>map(blank).toList()
        : blank.apply(value);
  }

  private static Object header(Object value) {
    return value instanceof Map<?, ?> map ? names(map) : name(value, ':');
  }

  private static Object cookie(Object value) {
    return value instanceof Map<?, ?> map ? name(map.get("name") + "=", '=') : name(value, '=');
  }

  private static Map<String, Object> names(Map<?, ?> map) {
    Map<String, Object> names = new LinkedHashMap<>();
    map.keySet().forEach(name -> names.put(String.valueOf(cut(name)), SECRET));
    return names;
  }

  /** What stands before the separator. */
  private static String name(Object line, char separator) {
    String text = String.valueOf(line);
    int end = text.indexOf(separator);
    return end > 0 ? cut(text.substring(0, end + 1)) + SECRET : SECRET;
  }

  private static Object cut(Object value) {
    return switch (value) {
      case String text when text.length() > LONGEST ->
          "%s… (%d characters)".formatted(text.substring(0, LONGEST), text.length());
      case List<?> list -> list.stream().map(ShownOptions::cut).toList();
      default -> value;
    };
  }
}
