package dev.pinhole.server.capture.internal.page;

import java.util.HashMap;
import java.util.Map;

/** How alike two names are: by the pairs of letters that they share (Dice's coefficient). */
final class Likeness {
  private Likeness() {}

  /** 0 where both have the same pairs, 1 where they share none. */
  static double distance(String one, String other) {
    Map<String, Integer> pairs = pairs(one);
    int shared = 0;
    for (Map.Entry<String, Integer> pair : pairs(other).entrySet()) {
      shared += Math.min(pair.getValue(), pairs.getOrDefault(pair.getKey(), 0));
    }
    int all = Math.max(1, Math.max(0, one.length() - 1) + Math.max(0, other.length() - 1));
    return 1 - 2.0 * shared / all;
  }

  private static Map<String, Integer> pairs(String text) {
    Map<String, Integer> pairs = new HashMap<>();
    for (int i = 0; i + 1 < text.length(); i++) {
      pairs.merge(text.substring(i, i + 2), 1, Integer::sum);
    }
    return pairs;
  }
}
