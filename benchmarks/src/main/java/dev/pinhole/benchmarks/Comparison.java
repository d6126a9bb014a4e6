package dev.pinhole.benchmarks;

import java.nio.file.Path;
import java.util.function.Consumer;

/// One subject of comparison; reports its rows as they are known.
interface Comparison {

  /// Measures and reports.
  ///
  /// @param scratch an empty folder of this comparison's own, deleted afterwards
  void run(Path scratch, Consumer<Row> report) throws Exception;
}
