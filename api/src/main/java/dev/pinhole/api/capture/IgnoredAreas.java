package dev.pinhole.api.capture;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads rectangles from a list of objects.
final class IgnoredAreas {
  private static final Set<String> MEMBERS = Set.of("x", "y", "width", "height");
  private static final String FORM =
      "Each item is an object of whole numbers: x and y of 0 or more, width and height of 1 or"
          + " more.";

  private final OptionMap map;

  IgnoredAreas(OptionMap map) {
    this.map = map;
  }

  List<IgnoredArea> read(String name) {
    List<? extends @Nullable IgnoredArea> areas =
        map.items(name, IgnoredArea.MOST).stream().map(IgnoredAreas::area).toList();
    if (areas.contains(null)) {
      map.fault(name, FORM);
      return List.of();
    }
    return areas.stream().map(IgnoredArea.class::cast).toList();
  }

  private static @Nullable IgnoredArea area(@Nullable Object item) {
    if (!(item instanceof Map<?, ?> members) || !members.keySet().equals(MEMBERS)) {
      return null;
    }
    if (!members.values().stream().allMatch(Integer.class::isInstance)) {
      return null;
    }
    int x = number(members, "x");
    int y = number(members, "y");
    int width = number(members, "width");
    int height = number(members, "height");
    return x < 0 || y < 0 || width < 1 || height < 1 ? null : new IgnoredArea(x, y, width, height);
  }

  private static int number(Map<?, ?> members, String name) {
    return members.get(name) instanceof Integer number ? number : -1;
  }
}
