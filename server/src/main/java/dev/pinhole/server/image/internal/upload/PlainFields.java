package dev.pinhole.server.image.internal.upload;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fields whose meaning others know; of a name that comes twice the first counts. */
final class PlainFields implements FieldSink {
  private final Map<String, String> values = new LinkedHashMap<>();

  @Override
  public void put(String name, String value) {
    values.putIfAbsent(name, value);
  }

  @Override
  public @Nullable String name() {
    return null;
  }

  Map<String, String> values() {
    return Collections.unmodifiableMap(values);
  }
}
