package dev.pinhole.server.oauth.internal;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** Sets of texts as they stand in the tables: sorted, with a line break between. */
final class Lines {
  private Lines() {}

  static String of(Collection<String> texts) {
    return String.join("\n", new TreeSet<>(texts));
  }

  static Set<String> read(String text) {
    return text.isEmpty() ? Set.of() : Set.of(text.split("\n"));
  }
}
