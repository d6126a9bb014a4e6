package dev.pinhole.server.blob.internal;

import dev.pinhole.server.blob.BlobId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The chunks that are kept, where they are, and how often blobs name each. */
final class ChunkRows {
  /** Below the number of parameters that either database takes in one statement. */
  private static final int BATCH = 500;

  private final JdbcClient jdbc;
  private final JdbcTemplate template;

  ChunkRows(JdbcTemplate template) {
    this.template = template;
    this.jdbc = JdbcClient.create(template);
  }

  /** Those of {@code hashes} that are kept. */
  List<ChunkPlace> find(List<String> hashes) {
    List<ChunkPlace> found = new ArrayList<>();
    for (int from = 0; from < hashes.size(); from += BATCH) {
      List<String> batch = hashes.subList(from, Math.min(from + BATCH, hashes.size()));
      found.addAll(
          jdbc.sql("SELECT sha256, size, location FROM chunk WHERE sha256 IN (:hashes)")
              .param("hashes", batch)
              .query(ChunkPlace.ROW)
              .list());
    }
    return found;
  }

  boolean isKept(String sha256) {
    return !find(List.of(sha256)).isEmpty();
  }

  /** Adds references to a chunk that is there; false if it is not. */
  boolean addReferences(String sha256, int count) {
    return jdbc.sql(
                """
                UPDATE chunk SET refs = refs + :count, unreferenced_since = NULL
                WHERE sha256 = :sha256
                """)
            .param("count", count)
            .param("sha256", sha256)
            .update()
        == 1;
  }

  /**
   * Adds references to a chunk, which comes into being at {@code place} unless it is there already.
   *
   * @return where it is
   */
  String addReferences(ChunkPlace place, int count) {
    return jdbc.sql(
            """
            INSERT INTO chunk (sha256, size, location, refs)
            VALUES (:sha256, :size, :location, :count)
            ON CONFLICT (sha256)
              DO UPDATE SET refs = chunk.refs + excluded.refs, unreferenced_since = NULL
            RETURNING location
            """)
        .param("sha256", place.sha256())
        .param("size", place.size())
        .param("location", place.location())
        .param("count", count)
        .query(String.class)
        .single();
  }

  /** Says that a chunk is now at {@code location}; false if it was no longer at {@code broken}. */
  boolean move(String sha256, String broken, String location) {
    return jdbc.sql(
                """
                UPDATE chunk SET location = :location
                WHERE sha256 = :sha256 AND location = :broken
                """)
            .param("location", location)
            .param("sha256", sha256)
            .param("broken", broken)
            .update()
        == 1;
  }

  void insertList(BlobId blob, List<StagedChunk> chunks) {
    List<Object[]> rows = new ArrayList<>(chunks.size());
    for (StagedChunk chunk : chunks) {
      rows.add(new Object[] {blob.sha256(), rows.size(), chunk.sha256()});
    }
    template.batchUpdate("INSERT INTO blob_chunk (blob, ordinal, chunk) VALUES (?, ?, ?)", rows);
  }

  /** Those of {@code locations} that a chunk is at. */
  List<String> named(Collection<String> locations) {
    return jdbc.sql("SELECT location FROM chunk WHERE location IN (:locations)")
        .param("locations", locations)
        .query((row, n) -> row.getString(1))
        .list();
  }
}
