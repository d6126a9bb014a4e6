package dev.pinhole.benchmarks;

import java.util.Locale;

/// One line of the table.
///
/// @param ratio ours to the peer's, in the direction that the target names; NaN where there is no
///   peer
/// @param target as words, empty where there is none
record Row(String what, String ours, String peer, double ratio, String target) {

  static final String HEADER =
      "| what | Pinhole | peer or limit | ratio | target |\n|---|---|---|---|---|";

  static Row alone(String what, String ours) {
    return new Row(what, ours, "", Double.NaN, "");
  }

  @Override
  public String toString() {
    String shown = Double.isNaN(ratio) ? "" : String.format(Locale.ROOT, "%.2f", ratio);
    return "| %s | %s | %s | %s | %s |".formatted(what, ours, peer, shown, target);
  }
}
