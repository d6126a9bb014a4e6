package dev.pinhole.server.rendition.internal;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.imaging.Rendered;
import dev.pinhole.server.blob.BlobId;
import dev.pinhole.server.rendition.Rendition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RenditionTable {

  private static final String COLUMNS =
      "id, source, transform, blob, format, width, height, frames, size, created_at, last_used_at";

  /**
   * Asked of the images and not of the blobs: a source may live on as a blob, even as a rendition
   * of itself.
   */
  private static final String SOURCELESS =
      "NOT EXISTS (SELECT 1 FROM image WHERE image.blob_id = rendition.source)";

  private final JdbcClient jdbc;

  RenditionTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Rendition> find(RenditionKey key) {
    return jdbc.sql(
            "SELECT "
                + COLUMNS
                + " FROM rendition WHERE source = :source AND transform = :transform")
        .param("source", key.source().sha256())
        .param("transform", key.canonical())
        .query(RenditionTable::rendition)
        .optional();
  }

  List<Rendition> of(BlobId source) {
    return jdbc.sql("SELECT " + COLUMNS + " FROM rendition WHERE source = :source ORDER BY id")
        .param("source", source.sha256())
        .query(RenditionTable::rendition)
        .list();
  }

  /**
   * @throws org.springframework.dao.DuplicateKeyException if another node was faster
   */
  Rendition insert(RenditionKey key, BlobId blob, Rendered rendered, Instant now) {
    return jdbc.sql(
            """
            INSERT INTO rendition
              (source, transform, blob, format, size, width, height, frames, created_at, last_used_at)
            VALUES
              (:source, :transform, :blob, :format, :size, :width, :height, :frames, :now, :now)
            RETURNING
            """
                + COLUMNS)
        .param("source", key.source().sha256())
        .param("transform", key.canonical())
        .param("blob", blob.sha256())
        .param("format", rendered.format().name())
        .param("size", rendered.size())
        .param("width", rendered.width())
        .param("height", rendered.height())
        .param("frames", rendered.frames())
        .param("now", now.toEpochMilli())
        .query(RenditionTable::rendition)
        .single();
  }

  /** Those of many sources, oldest first, where they are one of these transforms. */
  List<Rendition> of(Collection<BlobId> sources, Collection<String> transforms) {
    return jdbc.sql(
            "SELECT "
                + COLUMNS
                + " FROM rendition WHERE source IN (:sources) AND transform IN (:transforms)"
                + " ORDER BY id")
        .param("sources", sources.stream().map(BlobId::sha256).toList())
        .param("transforms", transforms)
        .query(RenditionTable::rendition)
        .list();
  }

  /** Those least recently used, of all. */
  List<Rendition> coldest(int limit) {
    return jdbc.sql(
            "SELECT " + COLUMNS + " FROM rendition ORDER BY last_used_at, id LIMIT " + limit)
        .query(RenditionTable::rendition)
        .list();
  }

  /** Those of {@code source}, if no image has it any more. */
  List<Rendition> orphansOf(BlobId source) {
    return jdbc.sql(
            "SELECT " + COLUMNS + " FROM rendition WHERE source = :source AND " + SOURCELESS)
        .param("source", source.sha256())
        .query(RenditionTable::rendition)
        .list();
  }

  /** Some of those whose source no image has any more. */
  List<Rendition> orphans(int limit) {
    return jdbc.sql("SELECT " + COLUMNS + " FROM rendition WHERE " + SOURCELESS + " LIMIT " + limit)
        .query(RenditionTable::rendition)
        .list();
  }

  /** In bytes, of all. */
  long totalSize() {
    return jdbc.sql("SELECT COALESCE(SUM(size), 0) FROM rendition").query(Long.class).single();
  }

  /** Whether the row was there; only then does its reference to the blob end. */
  boolean delete(long id) {
    return jdbc.sql("DELETE FROM rendition WHERE id = :id").param("id", id).update() == 1;
  }

  void used(Collection<Long> ids, Instant when) {
    jdbc.sql(
            "UPDATE rendition SET last_used_at = :when WHERE id IN (:ids) AND last_used_at < :when")
        .param("when", when.toEpochMilli())
        .param("ids", ids)
        .update();
  }

  private static Rendition rendition(ResultSet row, int number) throws SQLException {
    return new Rendition(
        row.getLong("id"),
        new BlobId(row.getString("source")),
        row.getString("transform"),
        new BlobId(row.getString("blob")),
        ImageFormat.valueOf(row.getString("format")),
        row.getInt("width"),
        row.getInt("height"),
        row.getInt("frames"),
        row.getLong("size"),
        Instant.ofEpochMilli(row.getLong("created_at")),
        Instant.ofEpochMilli(row.getLong("last_used_at")));
  }
}
