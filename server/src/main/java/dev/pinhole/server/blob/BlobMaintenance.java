package dev.pinhole.server.blob;

import java.io.IOException;
import java.io.PrintStream;

/** What an operator can have done to the blob store, whether the server runs meanwhile or not. */
public interface BlobMaintenance {

  /**
   * Reads every chunk and recounts every reference; prints each problem and a table of totals.
   *
   * @param repair sets counts right, deletes orphaned files, moves damaged files aside
   * @param out for the result
   * @param progress for what is going on
   * @return whether nothing is left wrong
   */
  boolean check(boolean repair, PrintStream out, PrintStream progress) throws IOException;

  /**
   * Removes what has had no reference for the grace time.
   *
   * @param dryRun only prints what would be removed
   */
  void collect(boolean dryRun, PrintStream out) throws IOException;
}
