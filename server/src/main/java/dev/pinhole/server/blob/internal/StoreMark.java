package dev.pinhole.server.blob.internal;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes sure that files and rows belong together. With the wrong database every file would look
 * orphaned and be swept; with the wrong directory (a disk not mounted) new bytes would go astray.
 */
final class StoreMark {

  private StoreMark() {}

  /**
   * Marks a new pair; refuses a pair that does not match.
   *
   * @throws IllegalStateException saying what to do
   */
  static void require(JdbcClient jdbc, ChunkStore store) throws IOException {
    Optional<String> found = store.mark();
    Optional<String> known = known(jdbc);
    if (known.isPresent() && known.equals(found)) {
      return;
    }
    if (known.isEmpty() && hasFiles(store)) {
      throw new IllegalStateException(
          "%s holds the bytes of another database than the one configured; set pinhole.database, or pinhole.blob.directory or pinhole.s3, to the one that belongs to the other"
              .formatted(store));
    }
    if (known.isPresent() && hasChunks(jdbc)) {
      throw new IllegalStateException(
          "%s does not hold this database's bytes: is a disk not mounted, or another bucket set? If they are lost for good, write %s into its file store-id to go on without them"
              .formatted(store, known.get()));
    }
    store.mark(agree(jdbc, found));
  }

  /** Several nodes may start at once on a new database: the first row counts for all. */
  private static String agree(JdbcClient jdbc, Optional<String> found) {
    jdbc.sql("INSERT INTO blob_store (one, mark) VALUES (1, :mark) ON CONFLICT (one) DO NOTHING")
        .param("mark", found.orElseGet(() -> UUID.randomUUID().toString()))
        .update();
    return known(jdbc).orElseThrow();
  }

  private static Optional<String> known(JdbcClient jdbc) {
    return jdbc.sql("SELECT mark FROM blob_store")
        .query((row, n) -> row.getString("mark"))
        .optional();
  }

  private static boolean hasChunks(JdbcClient jdbc) {
    return jdbc.sql("SELECT COUNT(*) FROM (SELECT 1 FROM chunk LIMIT 1) c")
            .query(Long.class)
            .single()
        > 0;
  }

  private static boolean hasFiles(ChunkStore store) throws IOException {
    boolean[] any = {false};
    store.list(file -> any[0] = true);
    return any[0];
  }
}
