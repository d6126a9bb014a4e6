package dev.pinhole.server.upload.internal;

import dev.pinhole.api.upload.UploadState;
import dev.pinhole.server.upload.Announcement;
import dev.pinhole.server.upload.UploadDesk.Outstanding;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The upload table. */
@Repository
class UploadRows {
  private static final String SELECT =
      """
      SELECT id, principal, owner, name, bytes, type, sha256, fields, state, part_size, transfer,
        created_at, expires_at, image_key, duplicate, problem
      FROM upload
      """;
  private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final FieldSeal seal;

  UploadRows(JdbcClient jdbc, JsonMapper json, FieldSeal seal) {
    this.jdbc = jdbc;
    this.json = json;
    this.seal = seal;
  }

  /** Others of the same uploader wait here until the transaction under way is over. */
  void takeTurn(String principal) {
    jdbc.sql(
            """
            INSERT INTO upload_turn (principal, turns) VALUES (:principal, 1)
            ON CONFLICT (principal) DO UPDATE SET turns = upload_turn.turns + 1
            """)
        .param("principal", principal)
        .update();
  }

  void insert(StoredUpload upload) {
    Announcement announced = upload.announcement();
    PartPlan plan = upload.plan();
    jdbc.sql(
            """
            INSERT INTO upload (id, principal, owner, name, bytes, type, sha256, fields, state,
              part_size, created_at, expires_at)
            VALUES (:id, :principal, :owner, :name, :bytes, :type, :sha256, :fields, :state,
              :partSize, :createdAt, :expiresAt)
            """)
        .param("id", upload.id())
        .param("principal", upload.principal())
        .param("owner", upload.owner())
        .param("name", announced.name())
        .param("bytes", announced.bytes())
        .param("type", announced.type())
        .param("sha256", announced.sha256())
        .param("fields", json.writeValueAsString(seal.seal(announced.fields())))
        .param("state", upload.state().name())
        .param("partSize", plan == null ? null : plan.partBytes())
        .param("createdAt", upload.createdAt().toEpochMilli())
        .param("expiresAt", upload.expiresAt().toEpochMilli())
        .update();
  }

  Optional<StoredUpload> find(String id) {
    return jdbc.sql(SELECT + "WHERE id = :id").param("id", id).query(this::upload).optional();
  }

  /** Newest first. */
  List<StoredUpload> pending(String principal, Instant now, int limit) {
    return jdbc.sql(
            SELECT
                + """
                WHERE principal = :principal AND state = 'PENDING' AND expires_at > :now
                ORDER BY created_at DESC LIMIT :limit
                """)
        .param("principal", principal)
        .param("now", now.toEpochMilli())
        .param("limit", limit)
        .query(this::upload)
        .list();
  }

  /**
   * What one uploader has announced.
   *
   * @param supposed bytes of each whose size is open, unless more have come
   */
  Outstanding outstanding(String principal, Instant now, long supposed) {
    return jdbc.sql(
            """
            SELECT COUNT(*) AS files,
              COALESCE(SUM(
                CASE WHEN bytes > 0 THEN bytes WHEN staged > :supposed THEN staged
                ELSE :supposed END), 0) AS bytes
            FROM upload
            WHERE principal = :principal AND state = 'PENDING' AND expires_at > :now
            """)
        .param("supposed", supposed)
        .param("principal", principal)
        .param("now", now.toEpochMilli())
        .query((row, _) -> new Outstanding(row.getLong("files"), row.getLong("bytes")))
        .single();
  }

  /** Compared letter by letter: LIKE would not mind case on one of the databases. */
  Outstanding outstanding(long owner, String principals, Instant now) {
    return jdbc.sql(
            """
            SELECT COUNT(*) AS files,
              COALESCE(SUM(CASE WHEN bytes > 0 THEN bytes ELSE staged END), 0) AS bytes
            FROM upload
            WHERE owner = :owner AND state = 'PENDING' AND expires_at > :now
              AND SUBSTR(principal, 1, :length) = :principals
            """)
        .param("owner", owner)
        .param("now", now.toEpochMilli())
        .param("length", principals.length())
        .param("principals", principals)
        .query((row, _) -> new Outstanding(row.getLong("files"), row.getLong("bytes")))
        .single();
  }

  /**
   * Counts what is being sent of a file whose length was not announced. What was sent of it before
   * is there until it has been replaced: the larger of the two counts.
   *
   * @return whose it is; empty where it is pending no more
   */
  Optional<String> coming(String id, long bytes) {
    return jdbc.sql(
            """
            UPDATE upload SET staged = CASE WHEN staged > :bytes THEN staged ELSE :bytes END
            WHERE id = :id AND state = 'PENDING'
            RETURNING principal
            """)
        .param("bytes", bytes)
        .param("id", id)
        .query(String.class)
        .optional();
  }

  /** Counts what is there of such a file when nothing of it is being sent any more. */
  void came(String id, long bytes) {
    jdbc.sql("UPDATE upload SET staged = :bytes WHERE id = :id AND state = 'PENDING'")
        .param("bytes", bytes)
        .param("id", id)
        .update();
  }

  /** Their time is over now. */
  void giveUp(long owner, String principals, Instant now) {
    jdbc.sql(
            """
            UPDATE upload SET expires_at = :now
            WHERE owner = :owner AND state = 'PENDING' AND expires_at > :now
              AND SUBSTR(principal, 1, :length) = :principals
            """)
        .param("now", now.toEpochMilli())
        .param("owner", owner)
        .param("length", principals.length())
        .param("principals", principals)
        .update();
  }

  /** False where another was faster. */
  boolean begun(String id, String transfer) {
    return jdbc.sql(
                """
                UPDATE upload SET transfer = :transfer
                WHERE id = :id AND transfer IS NULL AND state = 'PENDING'
                """)
            .param("transfer", transfer)
            .param("id", id)
            .update()
        == 1;
  }

  /** The transfer is over, and there may be another; false where that is known already. */
  boolean lost(String id, String transfer) {
    return jdbc.sql(
                """
                UPDATE upload SET transfer = NULL
                WHERE id = :id AND transfer = :transfer AND state = 'PENDING'
                """)
            .param("id", id)
            .param("transfer", transfer)
            .update()
        == 1;
  }

  /** Whether what was sent is needed still: in time, or by one who is completing it. */
  boolean isPending(String id, Instant now) {
    return jdbc.sql(
            """
            SELECT COUNT(*) FROM upload
            WHERE id = :id AND state = 'PENDING' AND (expires_at > :now OR leased_until > :now)
            """)
        .param("id", id)
        .param("now", now.toEpochMilli())
        .query(Boolean.class)
        .single();
  }

  boolean isLeased(String id, Instant now) {
    return jdbc.sql("SELECT COUNT(*) FROM upload WHERE id = :id AND leased_until > :now")
        .param("id", id)
        .param("now", now.toEpochMilli())
        .query(Boolean.class)
        .single();
  }

  /** Gives a pending upload to one who works on it; false where another does. */
  boolean lease(String id, String lease, Instant now, Instant until) {
    return jdbc.sql(
                """
                UPDATE upload SET lease = :lease, leased_until = :until
                WHERE id = :id AND state = 'PENDING' AND expires_at > :now
                  AND (leased_until IS NULL OR leased_until <= :now)
                """)
            .param("lease", lease)
            .param("until", until.toEpochMilli())
            .param("id", id)
            .param("now", now.toEpochMilli())
            .update()
        == 1;
  }

  /** A lease that has been lost stays so. */
  void renew(String id, String lease, Instant until) {
    jdbc.sql("UPDATE upload SET leased_until = :until WHERE id = :id AND lease = :lease")
        .param("until", until.toEpochMilli())
        .param("id", id)
        .param("lease", lease)
        .update();
  }

  void giveBack(String id, String lease) {
    jdbc.sql(
            """
            UPDATE upload SET lease = NULL, leased_until = NULL WHERE id = :id AND lease = :lease
            """)
        .param("id", id)
        .param("lease", lease)
        .update();
  }

  /** False where the lease has been lost. What was announced of the image is not kept longer. */
  boolean done(String id, String lease, String imageKey, boolean duplicate, Instant now) {
    return jdbc.sql(
                """
                UPDATE upload SET state = 'DONE', image_key = :imageKey, duplicate = :duplicate,
                  ended_at = :now, fields = '{}', lease = NULL, leased_until = NULL
                WHERE id = :id AND lease = :lease AND state = 'PENDING'
                """)
            .param("imageKey", imageKey)
            .param("duplicate", duplicate)
            .param("now", now.toEpochMilli())
            .param("id", id)
            .param("lease", lease)
            .update()
        == 1;
  }

  /** False where the lease has been lost. */
  boolean failed(String id, String lease, String problem, Instant now) {
    return jdbc.sql(
                """
                UPDATE upload SET state = 'FAILED', problem = :problem, ended_at = :now,
                  fields = '{}', lease = NULL, leased_until = NULL
                WHERE id = :id AND lease = :lease AND state = 'PENDING'
                """)
            .param("problem", problem)
            .param("now", now.toEpochMilli())
            .param("id", id)
            .param("lease", lease)
            .update()
        == 1;
  }

  /** Uploads whose time is over and that nobody is completing just now. */
  List<StoredUpload> expired(Instant now, int limit) {
    return jdbc.sql(
            SELECT
                + """
                WHERE state = 'PENDING' AND expires_at <= :now
                  AND (leased_until IS NULL OR leased_until <= :now)
                ORDER BY expires_at LIMIT :limit
                """)
        .param("now", now.toEpochMilli())
        .param("limit", limit)
        .query(this::upload)
        .list();
  }

  /** False where somebody has begun to complete it. */
  boolean expire(String id, String problem, Instant now) {
    return jdbc.sql(
                """
                UPDATE upload SET state = 'FAILED', problem = :problem, ended_at = :now,
                  fields = '{}', lease = NULL, leased_until = NULL
                WHERE id = :id AND state = 'PENDING' AND expires_at <= :now
                  AND (leased_until IS NULL OR leased_until <= :now)
                """)
            .param("problem", problem)
            .param("now", now.toEpochMilli())
            .param("id", id)
            .update()
        == 1;
  }

  /** False where somebody is completing it or has done so: those who ask again get the image. */
  boolean delete(String id, Instant now) {
    return jdbc.sql(
                """
                DELETE FROM upload
                WHERE id = :id AND state <> 'DONE'
                  AND (leased_until IS NULL OR leased_until <= :now)
                """)
            .param("id", id)
            .param("now", now.toEpochMilli())
            .update()
        == 1;
  }

  int deleteEnded(Instant before) {
    return jdbc.sql("DELETE FROM upload WHERE ended_at < :before")
        .param("before", before.toEpochMilli())
        .update();
  }

  void deleteIdleTurns() {
    jdbc.sql(
            """
            DELETE FROM upload_turn WHERE NOT EXISTS
              (SELECT 1 FROM upload WHERE upload.principal = upload_turn.principal)
            """)
        .update();
  }

  private StoredUpload upload(ResultSet row, int index) throws SQLException {
    return new StoredUpload(
        row.getString("id"),
        row.getString("principal"),
        row.getLong("owner"),
        announcement(row),
        UploadState.valueOf(row.getString("state")),
        plan(row),
        row.getString("transfer"),
        Instant.ofEpochMilli(row.getLong("created_at")),
        Instant.ofEpochMilli(row.getLong("expires_at")),
        outcome(row));
  }

  private Announcement announcement(ResultSet row) throws SQLException {
    return new Announcement(
        row.getString("name"),
        row.getLong("bytes"),
        row.getString("type"),
        row.getString("sha256"),
        json.readValue(row.getString("fields"), FIELDS));
  }

  private static @Nullable PartPlan plan(ResultSet row) throws SQLException {
    long partSize = row.getLong("part_size");
    return row.wasNull() ? null : new PartPlan(row.getLong("bytes"), partSize);
  }

  private static StoredUpload.@Nullable Outcome outcome(ResultSet row) throws SQLException {
    String imageKey = row.getString("image_key");
    String problem = row.getString("problem");
    return imageKey == null && problem == null
        ? null
        : new StoredUpload.Outcome(imageKey, row.getBoolean("duplicate"), problem);
  }
}
