package dev.pinhole.benchmarks;

import java.util.Arrays;

/// Measures two things in turn, A B A B, so that a machine whose speed drifts treats both alike.
final class Paired {

  /// Runs once and returns the figure measured, in any unit.
  interface Measured {
    double run() throws Exception;
  }

  /// Medians of both sides and the median of the ratios, pair by pair.
  record Result(double ours, double peer, double ratio) {}

  private Paired() {}

  /// @param pairs counted, after one that is not
  static Result compare(int pairs, Measured ours, Measured peer) throws Exception {
    double[] a = new double[pairs];
    double[] b = new double[pairs];
    double[] ratios = new double[pairs];
    ours.run();
    peer.run();
    for (int i = 0; i < pairs; i++) {
      a[i] = ours.run();
      b[i] = peer.run();
      ratios[i] = a[i] / b[i];
    }
    return new Result(median(a), median(b), median(ratios));
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
