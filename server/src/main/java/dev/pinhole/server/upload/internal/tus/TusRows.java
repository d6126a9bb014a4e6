package dev.pinhole.server.upload.internal.tus;

import dev.pinhole.server.upload.Announcement;
import dev.pinhole.server.upload.ResumableUploads.Unfinished;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of uploads. Those whose time is over are in it until swept, and nobody sees them. */
@Repository
class TusRows {
  private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JsonMapper json;

  TusRows(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  Optional<TusUpload> find(String id, String principal, Instant now) {
    return jdbc.sql(
            """
            SELECT id, principal, name, type, fields, metadata, length, received, expires_at,
              image_key
            FROM tus_upload
            WHERE id = :id AND principal = :principal AND expires_at > :now
            """)
        .param("id", id)
        .param("principal", principal)
        .param("now", now.toEpochMilli())
        .query(this::upload)
        .optional();
  }

  /** Until the transaction ends, others who add uploads of this uploader wait. */
  void lock(String principal, Instant now) {
    jdbc.sql(
            """
            INSERT INTO tus_uploader (principal, seen_at) VALUES (:principal, :now)
            ON CONFLICT (principal) DO UPDATE SET seen_at = excluded.seen_at
            """)
        .param("principal", principal)
        .param("now", now.toEpochMilli())
        .update();
  }

  void insert(TusUpload upload) {
    Announcement announced = upload.announcement();
    jdbc.sql(
            """
            INSERT INTO tus_upload (id, principal, name, type, fields, metadata, length, received,
              expires_at)
            VALUES (:id, :principal, :name, :type, :fields, :metadata, :length, 0, :expires)
            """)
        .param("id", upload.id())
        .param("principal", upload.principal())
        .param("name", announced.name())
        .param("type", announced.type())
        .param("fields", json.writeValueAsString(announced.fields()))
        .param("metadata", upload.metadata())
        .param("length", announced.bytes())
        .param("expires", upload.expiresAt().toEpochMilli())
        .update();
  }

  /** Of one uploader. Those whose time is over count until they are swept: they are on the disk. */
  Unfinished unfinished(String principal) {
    return unfinished("principal = :principal", principal);
  }

  /** Of all uploaders whose principal begins so. */
  Unfinished unfinishedOf(String principals) {
    return unfinished(
        "principal >= :principal AND substr(principal, 1, length(:principal)) = :principal",
        principals);
  }

  private Unfinished unfinished(String whose, String principal) {
    String sums = "SELECT COUNT(*) AS files, COALESCE(SUM(length), 0) AS bytes FROM tus_upload ";
    return jdbc.sql(sums + "WHERE image_key IS NULL AND " + whose)
        .param("principal", principal)
        .query((row, _) -> new Unfinished(row.getInt("files"), row.getLong("bytes")))
        .single();
  }

  /** False where somebody else has changed it meanwhile. */
  boolean receive(String id, long before, long after, Instant expires) {
    return jdbc.sql(
                """
                UPDATE tus_upload SET received = :after, expires_at = :expires
                WHERE id = :id AND received = :before AND image_key IS NULL
                """)
            .param("id", id)
            .param("before", before)
            .param("after", after)
            .param("expires", expires.toEpochMilli())
            .update()
        == 1;
  }

  /** False where it is no more, or has become an image already. */
  boolean finish(String id, String imageKey, Instant expires) {
    return jdbc.sql(
                """
                UPDATE tus_upload
                SET image_key = :key, expires_at = :expires, fields = '{}', metadata = NULL
                WHERE id = :id AND image_key IS NULL
                """)
            .param("id", id)
            .param("key", imageKey)
            .param("expires", expires.toEpochMilli())
            .update()
        == 1;
  }

  void delete(String id) {
    jdbc.sql("DELETE FROM tus_upload WHERE id = :id").param("id", id).update();
  }

  /**
   * Of all uploaders whose principal begins so. Deleted rather than expired: a request under way
   * would prolong it. Their files are of no upload then, and swept as such.
   */
  void deleteUnfinishedOf(String principals) {
    jdbc.sql(
            """
            DELETE FROM tus_upload
            WHERE image_key IS NULL AND principal >= :principal
              AND substr(principal, 1, length(:principal)) = :principal
            """)
        .param("principal", principals)
        .update();
  }

  List<String> expired(Instant now, int limit) {
    return jdbc.sql(
            "SELECT id FROM tus_upload WHERE expires_at <= :now ORDER BY expires_at LIMIT :limit")
        .param("now", now.toEpochMilli())
        .param("limit", limit)
        .query((row, _) -> row.getString("id"))
        .list();
  }

  /** False where it has made progress meanwhile. */
  boolean deleteExpired(String id, Instant now) {
    return jdbc.sql("DELETE FROM tus_upload WHERE id = :id AND expires_at <= :now")
            .param("id", id)
            .param("now", now.toEpochMilli())
            .update()
        == 1;
  }

  /** Whether bytes of it are needed still. */
  boolean awaited(String id) {
    return jdbc.sql("SELECT COUNT(*) FROM tus_upload WHERE id = :id AND image_key IS NULL")
            .param("id", id)
            .query(Integer.class)
            .single()
        > 0;
  }

  /** Forgets uploaders that were not seen since then; the row is nothing but a lock. */
  int forgetUploaders(Instant before) {
    return jdbc.sql("DELETE FROM tus_uploader WHERE seen_at < :before")
        .param("before", before.toEpochMilli())
        .update();
  }

  private TusUpload upload(ResultSet row, int number) throws SQLException {
    return new TusUpload(
        row.getString("id"),
        row.getString("principal"),
        announcement(row),
        row.getString("metadata"),
        row.getLong("received"),
        Instant.ofEpochMilli(row.getLong("expires_at")),
        row.getString("image_key"));
  }

  private Announcement announcement(ResultSet row) throws SQLException {
    return new Announcement(
        row.getString("name"),
        row.getLong("length"),
        row.getString("type"),
        null,
        json.readValue(row.getString("fields"), FIELDS));
  }
}
