package dev.pinhole.server.blob.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows that nothing has referred to since before a cutoff (epoch milliseconds). */
final class GarbageRows {
  private static final int BATCH = 100;

  private final JdbcTemplate template;
  private final JdbcClient jdbc;

  GarbageRows(JdbcTemplate template) {
    this.template = template;
    this.jdbc = JdbcClient.create(template);
  }

  /** Some of the blobs to delete, sorted; empty when there are no more. */
  List<String> blobs(long cutoff) {
    return candidates(
        """
        SELECT id FROM blob WHERE refs = 0 AND unreferenced_since <= :cutoff
        ORDER BY unreferenced_since LIMIT :batch
        """,
        cutoff);
  }

  /** Some of the chunks to delete, sorted; empty when there are no more. */
  List<String> chunks(long cutoff) {
    return candidates(
        """
        SELECT sha256 FROM chunk WHERE refs = 0 AND unreferenced_since <= :cutoff
        ORDER BY unreferenced_since LIMIT :batch
        """,
        cutoff);
  }

  /**
   * Deletes those candidates that still are, within a transaction. Chunks that only they named
   * count as unreferenced since the cutoff.
   *
   * @return how many
   */
  int deleteBlobs(List<String> candidates, long cutoff) {
    List<String> deleted = candidates.stream().filter(id -> deleteBlob(id, cutoff)).toList();
    if (!deleted.isEmpty()) {
      dropReferences(deleteLists(deleted), cutoff);
    }
    return deleted.size();
  }

  /**
   * Deletes those candidates that still are, within a transaction; their files can go after the
   * commit.
   */
  List<ChunkPlace> deleteChunks(List<String> candidates, long cutoff) {
    return candidates.stream().flatMap(hash -> deleteChunk(hash, cutoff).stream()).toList();
  }

  // One row a statement: a statement for many would lock them in an order of its own, and lock
  // itself up with an upload.
  private boolean deleteBlob(String id, long cutoff) {
    return jdbc.sql(
                """
                DELETE FROM blob WHERE id = :id AND refs = 0 AND unreferenced_since <= :cutoff
                """)
            .param("id", id)
            .param("cutoff", cutoff)
            .update()
        == 1;
  }

  private Optional<ChunkPlace> deleteChunk(String sha256, long cutoff) {
    return jdbc.sql(
            """
            DELETE FROM chunk
            WHERE sha256 = :sha256 AND refs = 0 AND unreferenced_since <= :cutoff
            RETURNING sha256, size, location
            """)
        .param("sha256", sha256)
        .param("cutoff", cutoff)
        .query(ChunkPlace.ROW)
        .optional();
  }

  /** The query has the order of the index: in the rows' own it would pass over all that is kept. */
  private List<String> candidates(String sql, long cutoff) {
    List<String> oldest =
        jdbc.sql(sql)
            .param("cutoff", cutoff)
            .param("batch", BATCH)
            .query((row, n) -> row.getString(1))
            .list();
    return oldest.stream().sorted().toList();
  }

  private Map<String, Integer> deleteLists(List<String> blobs) {
    Map<String, Integer> counts = new TreeMap<>();
    jdbc.sql("DELETE FROM blob_chunk WHERE blob IN (:blobs) RETURNING chunk")
        .param("blobs", blobs)
        .query((row, n) -> row.getString(1))
        .list()
        .forEach(chunk -> counts.merge(chunk, 1, Integer::sum));
    return counts;
  }

  private void dropReferences(Map<String, Integer> counts, long cutoff) {
    List<Object[]> rows =
        counts.entrySet().stream()
            .map(e -> new Object[] {e.getValue(), e.getValue(), cutoff, e.getKey()})
            .toList();
    template.batchUpdate(
        """
        UPDATE chunk
        SET refs = refs - ?, unreferenced_since = CASE WHEN refs = ? THEN CAST(? AS BIGINT) END
        WHERE sha256 = ?
        """,
        rows);
  }

  /** What the deletes above would delete, until there is no more. */
  Collected preview(long cutoff) {
    long blobs =
        jdbc.sql("SELECT COUNT(*) FROM blob WHERE refs = 0 AND unreferenced_since <= :cutoff")
            .param("cutoff", cutoff)
            .query(Long.class)
            .single();
    FileTotal chunks =
        jdbc.sql(
                """
                SELECT COUNT(*), COALESCE(SUM(size), 0)
                FROM chunk
                LEFT JOIN (
                  SELECT chunk, COUNT(*) AS dropped
                  FROM blob JOIN blob_chunk ON blob = id
                  WHERE refs = 0 AND unreferenced_since <= :cutoff
                  GROUP BY chunk) d ON d.chunk = sha256
                WHERE refs = dropped OR (refs = 0 AND unreferenced_since <= :cutoff)
                """)
            .param("cutoff", cutoff)
            .query((row, n) -> new FileTotal(row.getLong(1), row.getLong(2)))
            .single();
    return new Collected(blobs, chunks);
  }
}
