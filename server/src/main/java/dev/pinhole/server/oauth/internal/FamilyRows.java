package dev.pinhole.server.oauth.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

@Repository
class FamilyRows {
  private final JdbcClient jdbc;

  FamilyRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Family> find(String id) {
    return jdbc.sql("SELECT * FROM oauth_family WHERE id = :id")
        .param("id", id)
        .query(FamilyRows::row)
        .optional();
  }

  Optional<Family> find(long number) {
    return jdbc.sql("SELECT * FROM oauth_family WHERE number = :number")
        .param("number", number)
        .query(FamilyRows::row)
        .optional();
  }

  /** Those of an account that have tokens, the latest first. */
  List<Family> granted(long account, Instant now) {
    return jdbc.sql(
            """
            SELECT * FROM oauth_family
            WHERE account = :account AND granted_at IS NOT NULL AND expires_at > :now
            ORDER BY number DESC
            """)
        .param("account", account)
        .param("now", now.toEpochMilli())
        .query(FamilyRows::row)
        .list();
  }

  /** Its number and revision are not looked at. */
  long insert(Family family) {
    return described(
            jdbc.sql(
                    """
                    INSERT INTO oauth_family (id, client, account, version, proved_at, grant_type,
                                              scopes, request, revision, granted_at, used_at,
                                              expires_at)
                    VALUES (:id, :client, :account, :version, :provedAt, :grantType,
                            :scopes, :asked, 1, :grantedAt, :usedAt, :expiresAt)
                    RETURNING number
                    """)
                .param("client", family.client())
                .param("grantType", family.grantType()),
            family)
        .query(Long.class)
        .single();
  }

  /** Returns false where another has changed it since it was read. */
  boolean update(Family family) {
    return described(
                jdbc.sql(
                        """
                        UPDATE oauth_family
                        SET account = :account, version = :version, proved_at = :provedAt,
                            scopes = :scopes, request = :asked, revision = revision + 1,
                            granted_at = :grantedAt, used_at = :usedAt, expires_at = :expiresAt
                        WHERE id = :id AND revision = :revision
                        """)
                    .param("revision", family.revision()),
                family)
            .update()
        == 1;
  }

  private static StatementSpec described(StatementSpec statement, Family family) {
    return statement
        .param("id", family.id())
        .param("account", family.account(), Types.BIGINT)
        .param("version", family.version())
        .param("provedAt", millis(family.provedAt()), Types.BIGINT)
        .param("scopes", Lines.of(family.scopes()))
        .param("asked", family.asked())
        .param("grantedAt", millis(family.grantedAt()), Types.BIGINT)
        .param("usedAt", millis(family.usedAt()), Types.BIGINT)
        .param("expiresAt", family.expiresAt().toEpochMilli());
  }

  /** With all its tokens. */
  boolean delete(String id) {
    return jdbc.sql("DELETE FROM oauth_family WHERE id = :id").param("id", id).update() == 1;
  }

  /**
   * Keeps the latest of an account and client.
   *
   * @param account null for those that nobody has taken on
   * @param granted of which kind: those that have tokens, or those that have none yet
   */
  void keepLatest(long client, @Nullable Long account, boolean granted, int max) {
    String which =
        " FROM oauth_family WHERE client = :client AND account IS NOT DISTINCT FROM :account"
            + (granted ? " AND granted_at IS NOT NULL" : " AND granted_at IS NULL");
    jdbc.sql(
            "DELETE"
                + which
                + " AND number NOT IN (SELECT number"
                + which
                + " ORDER BY number DESC LIMIT :max)")
        .param("client", client)
        .param("account", account, Types.BIGINT)
        .param("max", max)
        .update();
  }

  /** Unless another node has noted a use since {@code before}. */
  void used(long number, Instant now, Instant before) {
    jdbc.sql(
            """
            UPDATE oauth_family SET used_at = :now
            WHERE number = :number AND (used_at IS NULL OR used_at <= :before)
            """)
        .param("now", now.toEpochMilli())
        .param("number", number)
        .param("before", before.toEpochMilli())
        .update();
  }

  /**
   * Sweeps what is over.
   *
   * @param before when those that had tokens must have been: to say goodbye, an old one is good
   */
  void deleteExpired(Instant now, Instant before) {
    jdbc.sql(
            """
            DELETE FROM oauth_family
            WHERE (granted_at IS NULL AND expires_at <= :now) OR expires_at <= :before
            """)
        .param("now", now.toEpochMilli())
        .param("before", before.toEpochMilli())
        .update();
  }

  private static @Nullable Long millis(@Nullable Instant time) {
    return time == null ? null : time.toEpochMilli();
  }

  private static Family row(ResultSet row, int number) throws SQLException {
    return new Family(
        row.getLong("number"),
        row.getString("id"),
        row.getLong("client"),
        nullable(row, "account"),
        row.getInt("version"),
        instant(row, "proved_at"),
        row.getString("grant_type"),
        Lines.read(row.getString("scopes")),
        row.getString("request"),
        row.getInt("revision"),
        instant(row, "granted_at"),
        instant(row, "used_at"),
        Instant.ofEpochMilli(row.getLong("expires_at")));
  }

  private static @Nullable Long nullable(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Long millis = nullable(row, column);
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }
}
