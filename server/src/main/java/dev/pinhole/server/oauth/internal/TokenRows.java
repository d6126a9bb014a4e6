package dev.pinhole.server.oauth.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class TokenRows {
  private final JdbcClient jdbc;

  TokenRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Issued> find(TokenHash hash) {
    return jdbc.sql("SELECT * FROM oauth_token WHERE hash = :hash")
        .param("hash", hash.hex())
        .query(TokenRows::row)
        .optional();
  }

  /** Oldest first. */
  List<Issued> of(long family) {
    return jdbc.sql("SELECT * FROM oauth_token WHERE family = :family ORDER BY number")
        .param("family", family)
        .query(TokenRows::row)
        .list();
  }

  /** Adds it, or notes that it is spent. */
  void save(Issued token) {
    int known =
        jdbc.sql("UPDATE oauth_token SET spent = :spent WHERE hash = :hash AND family = :family")
            .param("spent", token.spent())
            .param("hash", token.hash().hex())
            .param("family", token.family())
            .update();
    if (known == 0) {
      insert(token);
    }
  }

  private void insert(Issued token) {
    jdbc.sql(
            """
            INSERT INTO oauth_token (family, kind, hash, scopes, issued_at, expires_at, spent, pause)
            VALUES (:family, :kind, :hash, :scopes, :issuedAt, :expiresAt, :spent, 0)
            """)
        .param("family", token.family())
        .param("kind", token.kind().name())
        .param("hash", token.hash().hex())
        .param("scopes", Lines.of(token.scopes()))
        .param("issuedAt", token.issuedAt().toEpochMilli())
        .param("expiresAt", token.expiresAt().toEpochMilli())
        .param("spent", token.spent())
        .update();
  }

  /** Others of the same kind are no longer good, but will be recognised. */
  void spendOthers(Issued token) {
    jdbc.sql(
            """
            UPDATE oauth_token SET spent = :spent
            WHERE family = :family AND kind = :kind AND hash <> :hash
            """)
        .param("spent", true)
        .param("family", token.family())
        .param("kind", token.kind().name())
        .param("hash", token.hash().hex())
        .update();
  }

  void delete(long family, TokenKind kind) {
    jdbc.sql("DELETE FROM oauth_token WHERE family = :family AND kind = :kind")
        .param("family", family)
        .param("kind", kind.name())
        .update();
  }

  void deleteExpired(Instant before) {
    jdbc.sql("DELETE FROM oauth_token WHERE expires_at <= :before")
        .param("before", before.toEpochMilli())
        .update();
  }

  /**
   * Notes that a device asks whether somebody has taken on its request.
   *
   * @param pause that has to be between two of them, in seconds
   * @param more that is added for whoever asks sooner
   * @return false for those
   */
  boolean ask(TokenHash device, Instant now, int pause, int more) {
    boolean early =
        jdbc.sql(
                    """
                    UPDATE oauth_token SET asked_at = :now, pause = pause + :more
                    WHERE hash = :hash AND asked_at > :now - (pause + :pause) * 1000
                    """)
                .param("now", now.toEpochMilli())
                .param("more", more)
                .param("pause", pause)
                .param("hash", device.hex())
                .update()
            == 1;
    jdbc.sql("UPDATE oauth_token SET asked_at = :now WHERE hash = :hash")
        .param("now", now.toEpochMilli())
        .param("hash", device.hex())
        .update();
    return !early;
  }

  private static Issued row(ResultSet row, int number) throws SQLException {
    return new Issued(
        row.getLong("family"),
        TokenKind.valueOf(row.getString("kind")),
        new TokenHash(row.getString("hash")),
        Lines.read(row.getString("scopes")),
        Instant.ofEpochMilli(row.getLong("issued_at")),
        Instant.ofEpochMilli(row.getLong("expires_at")),
        row.getBoolean("spent"));
  }
}
