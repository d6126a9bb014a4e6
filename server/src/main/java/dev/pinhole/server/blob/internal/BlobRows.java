package dev.pinhole.server.blob.internal;

import dev.pinhole.server.blob.BlobId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The blobs that are kept, and how many refer to each. */
final class BlobRows {
  private final JdbcClient jdbc;
  private final Clock clock;

  BlobRows(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Adds a reference if there is such a blob. */
  boolean addReference(BlobId id) {
    return jdbc.sql("UPDATE blob SET refs = refs + 1, unreferenced_since = NULL WHERE id = :id")
            .param("id", id.sha256())
            .update()
        == 1;
  }

  /** Takes a reference away, if there is one to take. */
  boolean removeReference(BlobId id) {
    return jdbc.sql(
                """
                UPDATE blob
                SET refs = refs - 1, unreferenced_since = CASE WHEN refs = 1 THEN :now END
                WHERE id = :id AND refs > 0
                """)
            .param("id", id.sha256())
            .param("now", clock.millis())
            .update()
        == 1;
  }

  /** Adds the blob with one reference; false if there is one already. */
  boolean insert(StagedChunks staged) {
    return jdbc.sql(
                """
                INSERT INTO blob (id, size, chunk_size, refs, created_at)
                VALUES (:id, :size, :chunkSize, 1, :now)
                ON CONFLICT (id) DO NOTHING
                """)
            .param("id", staged.id().sha256())
            .param("size", staged.size())
            .param("chunkSize", staged.chunkSize())
            .param("now", clock.millis())
            .update()
        == 1;
  }

  /** In one statement, so that a blob is seen with all of its chunks or not at all. */
  Optional<BlobLayout> layout(BlobId id) {
    return jdbc.sql(
            """
            SELECT b.size, b.chunk_size, c.sha256, c.size AS piece, c.location
            FROM blob b
            LEFT JOIN blob_chunk bc ON bc.blob = b.id
            LEFT JOIN chunk c ON c.sha256 = bc.chunk
            WHERE b.id = :id
            ORDER BY bc.ordinal
            """)
        .param("id", id.sha256())
        .query(rows -> rows.next() ? Optional.of(layout(id, rows)) : Optional.empty());
  }

  /** From the first of the blob's rows on; an empty blob has one row without a chunk. */
  private static BlobLayout layout(BlobId id, ResultSet rows) throws SQLException {
    long size = rows.getLong("size");
    long chunkSize = rows.getLong("chunk_size");
    List<ChunkPlace> chunks = new ArrayList<>();
    do {
      String sha256 = rows.getString("sha256");
      if (sha256 != null) {
        chunks.add(new ChunkPlace(sha256, rows.getLong("piece"), rows.getString("location")));
      }
    } while (rows.next());
    return new BlobLayout(id, size, chunkSize, List.copyOf(chunks));
  }
}
