package dev.pinhole.server.account;

import dev.pinhole.api.account.Scope;
import dev.pinhole.api.account.TokenRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class TokenRepository {
  private final JdbcClient jdbc;

  TokenRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Returns empty where the account has {@code max} tokens. */
  Optional<StoredToken> insert(
      long accountId,
      TokenRequest request,
      @Nullable String program,
      String hash,
      Instant now,
      @Nullable Instant expiresAt,
      int max) {
    return jdbc.sql(
            """
            INSERT INTO tokens
              (account_id, name, program, hash, scopes, created_at, expires_at)
            SELECT id, :name, :program, :hash, :scopes, :now, :expiresAt FROM accounts
            WHERE id = :account AND (SELECT COUNT(*) FROM tokens WHERE account_id = :account) < :max
            RETURNING *
            """)
        .param("account", accountId)
        .param("name", request.name())
        .param("program", program, Types.VARCHAR)
        .param("hash", hash)
        .param("scopes", text(request))
        .param("now", now.toEpochMilli())
        .param("expiresAt", expiresAt == null ? null : expiresAt.toEpochMilli(), Types.BIGINT)
        .param("max", max)
        .query(TokenRepository::row)
        .optional();
  }

  Optional<StoredToken> find(String hash) {
    return jdbc.sql("SELECT * FROM tokens WHERE hash = :hash")
        .param("hash", hash)
        .query(TokenRepository::row)
        .optional();
  }

  List<StoredToken> of(long accountId) {
    return jdbc.sql("SELECT * FROM tokens WHERE account_id = :account ORDER BY id")
        .param("account", accountId)
        .query(TokenRepository::row)
        .list();
  }

  Optional<StoredToken> delete(long accountId, long id) {
    return jdbc.sql("DELETE FROM tokens WHERE id = :id AND account_id = :account RETURNING *")
        .param("id", id)
        .param("account", accountId)
        .query(TokenRepository::row)
        .optional();
  }

  /** Leaves the newest {@code kept} of those of this program, and returns the others. */
  List<StoredToken> deleteOldest(long accountId, String program, int kept) {
    return jdbc.sql(
            """
            DELETE FROM tokens WHERE account_id = :account AND program = :program AND id NOT IN (
              SELECT id FROM tokens WHERE account_id = :account AND program = :program
              ORDER BY id DESC LIMIT :kept)
            RETURNING *
            """)
        .param("account", accountId)
        .param("program", program)
        .param("kept", kept)
        .query(TokenRepository::row)
        .list();
  }

  /** Unless another node has noted a use since {@code before}. */
  void used(long id, Instant now, Instant before) {
    jdbc.sql(
            """
            UPDATE tokens SET last_used_at = :now
            WHERE id = :id AND (last_used_at IS NULL OR last_used_at <= :before)
            """)
        .param("now", now.toEpochMilli())
        .param("id", id)
        .param("before", before.toEpochMilli())
        .update();
  }

  private static String text(TokenRequest request) {
    return request.scopes().stream().map(Scope::value).sorted().collect(Collectors.joining(" "));
  }

  private static StoredToken row(ResultSet row, int number) throws SQLException {
    return new StoredToken(
        row.getLong("id"),
        row.getLong("account_id"),
        row.getString("name"),
        row.getString("hash"),
        Arrays.stream(row.getString("scopes").split(" "))
            .map(Scope::of)
            .collect(Collectors.toUnmodifiableSet()),
        Instant.ofEpochMilli(row.getLong("created_at")),
        instant(row, "expires_at"),
        instant(row, "last_used_at"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }
}
