package dev.pinhole.server.blob.internal;

import dev.pinhole.server.blob.BlobMaintenance;
import dev.pinhole.server.blob.KeptCounts;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;

/** The checker and the collector with their results printed. */
final class BlobCommands implements BlobMaintenance {
  private final Checker checker;
  private final Collector collector;
  private final Sweeper sweeper;
  private final List<KeptCounts> counts;
  private final Clock clock;

  BlobCommands(BlobStore store, List<KeptCounts> counts, Clock clock) {
    this.checker = store.checker();
    this.collector = store.collector();
    this.sweeper = store.sweeper();
    this.counts = List.copyOf(counts);
    this.clock = clock;
  }

  @Override
  public boolean check(boolean repair, PrintStream out, PrintStream progress) throws IOException {
    CheckReport report = new CheckReport(out);
    checker.check(repair, report, new Progress(progress, clock));
    counts.forEach(kept -> recount(kept, repair, report));
    report.printTotals();
    return report.isClean();
  }

  private static void recount(KeptCounts kept, boolean repair, CheckReport report) {
    for (KeptCounts.Wrong wrong : kept.check(repair)) {
      report.add(new Finding(Finding.Kind.MISCOUNTED, wrong.what(), wrong.detail(), repair));
    }
    report.checked(kept.name(), "recounted");
  }

  @Override
  public void collect(boolean dryRun, PrintStream out) throws IOException {
    if (dryRun) {
      print(out, "to remove", collector.preview(), sweeper.orphans(file -> {}));
    } else {
      print(out, "removed", collector.collect(), sweeper.sweep());
    }
  }

  private static void print(PrintStream out, String verb, Collected collected, FileTotal orphans) {
    out.printf("%-14s %9s %15s%n", verb, "count", "bytes");
    out.printf("%-14s %9d%n", "blobs", collected.blobs());
    FileTotal chunks = collected.chunks();
    out.printf("%-14s %9d %15d%n", "chunks", chunks.files(), chunks.bytes());
    out.printf("%-14s %9d %15d%n", "orphaned files", orphans.files(), orphans.bytes());
  }
}
