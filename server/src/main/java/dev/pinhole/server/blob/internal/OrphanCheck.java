package dev.pinhole.server.blob.internal;

import dev.pinhole.server.blob.internal.Finding.Kind;
import java.io.IOException;

/** Files that no row names. Young ones are no problem: they may be named any moment. */
final class OrphanCheck {
  private final Sweeper sweeper;

  OrphanCheck(Sweeper sweeper) {
    this.sweeper = sweeper;
  }

  void check(boolean repair, CheckReport report) throws IOException {
    long[] young = {0};
    sweeper.unnamed(file -> {
      if (sweeper.isOld(file)) {
        tell(file, repair, report);
      } else {
        young[0]++;
      }
    });
    report.checked(
        "files", "all listed; %d young ones without a row are left alone".formatted(young[0]));
  }

  private void tell(StoredChunk file, boolean repair, CheckReport report) {
    if (repair) {
      sweeper.delete(file);
    }
    report.add(
        new Finding(
            Kind.ORPHANED,
            "file " + file.location(),
            "%d bytes, named by no row".formatted(file.size()),
            repair));
  }
}
