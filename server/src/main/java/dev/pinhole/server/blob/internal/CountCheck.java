package dev.pinhole.server.blob.internal;

import dev.pinhole.server.blob.internal.Finding.Kind;
import java.util.function.Consumer;
import org.springframework.transaction.support.TransactionOperations;

/** Counts references again. */
final class CountCheck {
  private final CheckRows rows;
  private final TransactionOperations transactions;

  CountCheck(CheckRows rows, TransactionOperations transactions) {
    this.rows = rows;
    this.transactions = transactions;
  }

  void check(boolean repair, CheckReport report) {
    for (CheckRows.Miscount wrong : rows.miscountedChunks()) {
      tell("chunk ", wrong, repair, report, rows::recountChunk);
    }
    // Without referrers every count would look wrong, and a repair would free everything.
    if (!rows.hasReferrers()) {
      report.checked("references", "of chunks only: no feature refers to blobs");
      return;
    }
    for (CheckRows.Miscount wrong : rows.miscountedBlobs()) {
      tell("blob ", wrong, repair, report, rows::recountBlob);
    }
    for (String blob : rows.danglingReferences()) {
      report.add(new Finding(Kind.MISSING, "blob " + blob, "referred to but not kept", false));
    }
    report.checked("references", "recounted, from " + rows.referrerNames());
  }

  private void tell(
      String what,
      CheckRows.Miscount wrong,
      boolean repair,
      CheckReport report,
      Consumer<String> recount) {
    if (repair) {
      transactions.executeWithoutResult(status -> recount.accept(wrong.id()));
    }
    report.add(
        new Finding(
            Kind.MISCOUNTED,
            what + wrong.id(),
            "%d references counted, %d found".formatted(wrong.counted(), wrong.found()),
            repair));
  }
}
