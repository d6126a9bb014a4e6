package dev.pinhole.server.blob.internal;

import java.io.IOException;

/**
 * Compares what is stored with what the database says of it. Can run beside a working server: what
 * changes meanwhile is looked at again before it is called wrong.
 */
final class Checker {
  private final ChunkCheck chunks;
  private final BlobCheck blobs;
  private final CountCheck counts;
  private final OrphanCheck orphans;

  Checker(ChunkCheck chunks, BlobCheck blobs, CountCheck counts, OrphanCheck orphans) {
    this.chunks = chunks;
    this.blobs = blobs;
    this.counts = counts;
    this.orphans = orphans;
  }

  void check(boolean repair, CheckReport report, Progress progress) throws IOException {
    chunks.check(repair, report, progress);
    blobs.check(report, progress);
    counts.check(repair, report);
    orphans.check(repair, report);
  }
}
