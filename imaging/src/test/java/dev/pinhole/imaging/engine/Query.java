package dev.pinhole.imaging.engine;

import dev.pinhole.api.transform.InvalidTransformException;
import dev.pinhole.api.transform.Transform;
import java.util.HashMap;
import java.util.Map;

/// Transforms as people write them.
final class Query {
  private Query() {}

  static Transform parse(String text) throws InvalidTransformException {
    Map<String, String> query = new HashMap<>();
    for (String pair : text.isEmpty() ? new String[0] : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      query.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return Transform.parse(query);
  }
}
