package dev.pinhole.server.capture.internal.schedule;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change of a schedule as JSON Merge Patch (RFC 7396): what is absent stays, null clears. So a
 * single option can be changed by those who do not know the secrets among the others.
 */
final class SchedulePatch {
  private SchedulePatch() {}

  /** The whole schedule as it is to be, in the form in which it was first asked for. */
  static Map<String, Object> on(Schedule known, Map<String, @Nullable Object> patch) {
    Map<String, Object> values = values(known);
    replaceTimes(values, patch);
    patch.forEach((name, value) -> {
      if (name.equals("options") && value instanceof Map<?, ?> options) {
        values.put(name, merged(known.options(), options));
      } else {
        put(values, name, value);
      }
    });
    return values;
  }

  /** Interval and cron exclude each other: who gives the one does not mean the other any more. */
  private static void replaceTimes(
      Map<String, Object> values, Map<String, @Nullable Object> patch) {
    if (patch.get("every") != null) {
      values.remove("cron");
      values.remove("timezone");
    }
    if (patch.get("cron") != null) {
      values.remove("every");
    }
  }

  private static Map<String, Object> merged(Map<String, Object> known, Map<?, ?> patch) {
    Map<String, Object> merged = new LinkedHashMap<>(known);
    patch.forEach((name, value) -> put(merged, String.valueOf(name), value));
    return merged;
  }

  private static void put(Map<String, Object> values, String name, @Nullable Object value) {
    if (value == null) {
      values.remove(name);
    } else {
      values.put(name, value);
    }
  }

  private static Map<String, Object> values(Schedule schedule) {
    Map<String, Object> values = new LinkedHashMap<>();
    Duration every = schedule.times().every();
    put(values, "name", schedule.name());
    put(values, "every", every == null ? null : every.toString());
    put(values, "cron", schedule.times().cron());
    put(values, "timezone", every == null ? schedule.times().timezone().getId() : null);
    put(values, "options", schedule.options());
    put(values, "notify", schedule.watch().notice().toString());
    put(values, "threshold", schedule.watch().threshold());
    put(values, "ignore", areas(schedule));
    put(values, "paused", schedule.times().paused());
    return values;
  }

  private static List<Map<String, Integer>> areas(Schedule schedule) {
    return schedule.watch().ignore().stream()
        .map(a -> Map.of("x", a.x(), "y", a.y(), "width", a.width(), "height", a.height()))
        .toList();
  }
}
