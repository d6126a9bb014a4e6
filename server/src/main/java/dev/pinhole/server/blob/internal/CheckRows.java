package dev.pinhole.server.blob.internal;

import dev.pinhole.server.blob.BlobId;
import dev.pinhole.server.blob.BlobReferences;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the checker asks of the database. Each question is one statement, so it sees one moment. */
final class CheckRows {
  private static final int PAGE = 500;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final List<BlobReferences> referrers;

  CheckRows(JdbcClient jdbc, Clock clock, List<BlobReferences> referrers) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.referrers = referrers;
  }

  /** A count that is wrong. */
  record Miscount(String id, long counted, long found) {}

  /** A blob whose chunks do not make it up. */
  record BadList(String id, long size, long chunks, long bytes) {}

  boolean hasReferrers() {
    return !referrers.isEmpty();
  }

  String referrerNames() {
    return referrers.stream().map(BlobReferences::name).collect(Collectors.joining(", "));
  }

  long countChunks() {
    return jdbc.sql("SELECT COUNT(*) FROM chunk").query(Long.class).single();
  }

  long countBlobs() {
    return jdbc.sql("SELECT COUNT(*) FROM blob").query(Long.class).single();
  }

  /** The next chunks by hash; empty at the end. */
  List<ChunkPlace> chunksAfter(String sha256) {
    return jdbc.sql(
            """
            SELECT sha256, size, location FROM chunk
            WHERE sha256 > :after ORDER BY sha256 LIMIT :page
            """)
        .param("after", sha256)
        .param("page", PAGE)
        .query(ChunkPlace.ROW)
        .list();
  }

  Optional<ChunkPlace> chunk(String sha256) {
    return jdbc.sql("SELECT sha256, size, location FROM chunk WHERE sha256 = :sha256")
        .param("sha256", sha256)
        .query(ChunkPlace.ROW)
        .optional();
  }

  /** The next blobs of more than one chunk, by id; empty at the end. */
  List<BlobId> largeBlobsAfter(String id) {
    return jdbc.sql(
            """
            SELECT id FROM blob WHERE id > :after AND size > chunk_size ORDER BY id LIMIT :page
            """)
        .param("after", id)
        .param("page", PAGE)
        .query((row, n) -> new BlobId(row.getString("id")))
        .list();
  }

  /** Some of the blobs that have this chunk. */
  List<String> blobsWith(String sha256, int limit) {
    return jdbc.sql(
            "SELECT DISTINCT blob FROM blob_chunk WHERE chunk = :sha256 ORDER BY blob LIMIT :limit")
        .param("sha256", sha256)
        .param("limit", limit)
        .query((row, n) -> row.getString("blob"))
        .list();
  }

  void badLists(Consumer<BadList> each) {
    jdbc.sql(
            """
            SELECT b.id, b.size, COUNT(bc.ordinal) AS chunks, COALESCE(SUM(c.size), 0) AS bytes
            FROM blob b
            LEFT JOIN blob_chunk bc ON bc.blob = b.id
            LEFT JOIN chunk c ON c.sha256 = bc.chunk
            GROUP BY b.id, b.size, b.chunk_size
            HAVING COUNT(bc.ordinal) <> (b.size + b.chunk_size - 1) / b.chunk_size
              OR COALESCE(MAX(bc.ordinal), -1) <> COUNT(bc.ordinal) - 1
              OR COALESCE(SUM(c.size), 0) <> b.size
              OR COALESCE(MAX(c.size), 0) > b.chunk_size
              OR (COUNT(bc.ordinal) = 1 AND MIN(bc.chunk) <> b.id)
            """)
        .query((row, n) ->
            new BadList(
                row.getString("id"),
                row.getLong("size"),
                row.getLong("chunks"),
                row.getLong("bytes")))
        .list()
        .forEach(each);
  }

  List<Miscount> miscountedChunks() {
    return miscounts(
        """
        SELECT c.sha256 AS id, c.refs AS counted, COUNT(bc.chunk) AS found
        FROM chunk c LEFT JOIN blob_chunk bc ON bc.chunk = c.sha256
        GROUP BY c.sha256, c.refs HAVING c.refs <> COUNT(bc.chunk)
        """);
  }

  List<Miscount> miscountedBlobs() {
    return miscounts(
        """
        SELECT b.id, b.refs AS counted, COUNT(r.blob) AS found
        FROM blob b LEFT JOIN (%s) r ON r.blob = b.id
        GROUP BY b.id, b.refs HAVING b.refs <> COUNT(r.blob)
        """
            .formatted(allReferences()));
  }

  /** References to blobs that are not kept at all. */
  List<String> danglingReferences() {
    return jdbc.sql(
            """
            SELECT DISTINCT r.blob FROM (%s) r LEFT JOIN blob b ON b.id = r.blob
            WHERE b.id IS NULL AND r.blob IS NOT NULL
            """
                .formatted(allReferences()))
        .query((row, n) -> row.getString("blob"))
        .list();
  }

  /** Within a transaction. */
  void recountChunk(String sha256) {
    recount("chunk", "sha256", sha256, "SELECT COUNT(*) FROM blob_chunk WHERE chunk = :id");
  }

  /** Within a transaction. */
  void recountBlob(String id) {
    recount(
        "blob",
        "id",
        id,
        "SELECT COUNT(*) FROM (%s) r WHERE r.blob = :id".formatted(allReferences()));
  }

  /**
   * Locks the row before counting: whoever changes references changes the count in the same
   * transaction, so from then on none is half done.
   */
  private void recount(String table, String key, String id, String count) {
    jdbc.sql("UPDATE %s SET refs = refs WHERE %s = :id".formatted(table, key))
        .param("id", id)
        .update();
    long refs = jdbc.sql(count).param("id", id).query(Long.class).single();
    jdbc.sql(
            """
            UPDATE %s SET refs = :refs,
              unreferenced_since = CASE WHEN :refs = 0 THEN CAST(:now AS BIGINT) END
            WHERE %s = :id
            """
                .formatted(table, key))
        .param("refs", refs)
        .param("now", clock.millis())
        .param("id", id)
        .update();
  }

  private List<Miscount> miscounts(String sql) {
    return jdbc.sql(sql)
        .query((row, n) ->
            new Miscount(row.getString("id"), row.getLong("counted"), row.getLong("found")))
        .list();
  }

  private String allReferences() {
    return referrers.stream()
        .map(referrer -> "SELECT q.blob FROM (" + referrer.query() + ") q")
        .collect(Collectors.joining(" UNION ALL "));
  }
}
