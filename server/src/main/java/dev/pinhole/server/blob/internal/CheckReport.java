package dev.pinhole.server.blob.internal;

import dev.pinhole.server.blob.internal.Finding.Kind;
import java.io.PrintStream;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Prints findings as they come, and keeps only their totals. */
final class CheckReport {
  private final PrintStream out;
  private final Map<Kind, Integer> found = new EnumMap<>(Kind.class);
  private final Map<Kind, Integer> repaired = new EnumMap<>(Kind.class);
  private final Map<String, String> checked = new LinkedHashMap<>();

  CheckReport(PrintStream out) {
    this.out = out;
  }

  void add(Finding finding) {
    found.merge(finding.kind(), 1, Integer::sum);
    if (finding.repaired()) {
      repaired.merge(finding.kind(), 1, Integer::sum);
    }
    out.printf(
        "%-10s %s: %s%s%n",
        name(finding.kind()),
        finding.what(),
        finding.detail(),
        finding.repaired() ? " (repaired)" : "");
  }

  void checked(String what, String result) {
    checked.put(what, result);
  }

  /** Whether nothing is left wrong. */
  boolean isClean() {
    return found.equals(repaired);
  }

  void printTotals() {
    if (!found.isEmpty()) {
      out.println();
    }
    checked.forEach((what, result) -> out.printf("%-12s %s%n", what, result));
    out.printf("%n%-12s %9s %9s%n", "problem", "found", "repaired");
    for (Kind kind : Kind.values()) {
      out.printf(
          "%-12s %9d %9d%n",
          name(kind), found.getOrDefault(kind, 0), repaired.getOrDefault(kind, 0));
    }
    out.printf("%n%s%n", verdict());
  }

  private String verdict() {
    if (found.isEmpty()) {
      return "Clean.";
    }
    return isClean() ? "All problems were repaired." : "Problems remain.";
  }

  private static String name(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
