package dev.pinhole.server.dialect;

import dev.pinhole.server.platform.ProblemException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a request names, wherever it does: in the address, a form, or a JSON object. In JSON,
 * numbers and truth values stand as they are written; objects and arrays as their JSON. A
 * controller method that takes {@code Fields} is given them.
 */
public record Fields(Map<String, String> values) {

  public Fields {
    values = Map.copyOf(values);
  }

  /** Null where it is absent. */
  public @Nullable String get(String name) {
    return values.get(name);
  }

  /** The first of these that is there and not blank; null where none is. */
  public @Nullable String any(String... names) {
    for (String name : names) {
      String value = values.get(name);
      if (value != null && !value.isBlank()) {
        return value;
      }
    }
    return null;
  }

  /**
   * The same.
   *
   * @throws ProblemException naming the first where none is there
   */
  public String require(String... names) {
    String value = any(names);
    if (value == null) {
      throw ProblemException.invalid(names[0], names[0] + " is missing.");
    }
    return value;
  }

  /** Not the values: passwords and tokens are among them. */
  @Override
  public String toString() {
    return "Fields" + values.keySet();
  }
}
