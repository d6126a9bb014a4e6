package dev.pinhole.server.account;

import dev.pinhole.api.account.Role;
import dev.pinhole.server.platform.ForMaintenance;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
@ForMaintenance
class AccountRepository {
  private final JdbcClient jdbc;

  AccountRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<StoredAccount> find(long id) {
    return jdbc.sql("SELECT * FROM accounts WHERE id = :id")
        .param("id", id)
        .query(AccountRepository::row)
        .optional();
  }

  Optional<StoredAccount> findByUsername(String key) {
    return jdbc.sql("SELECT * FROM accounts WHERE username_key = :key")
        .param("key", key)
        .query(AccountRepository::row)
        .optional();
  }

  Optional<StoredAccount> findByEmail(String key) {
    return jdbc.sql("SELECT * FROM accounts WHERE email_key = :key")
        .param("key", key)
        .query(AccountRepository::row)
        .optional();
  }

  boolean isEmpty() {
    return jdbc.sql("SELECT id FROM accounts LIMIT 1").query(Long.class).optional().isEmpty();
  }

  List<StoredAccount> after(long id, int limit) {
    return jdbc.sql("SELECT * FROM accounts WHERE id > :id ORDER BY id LIMIT :limit")
        .param("id", id)
        .param("limit", limit)
        .query(AccountRepository::row)
        .list();
  }

  /** Returns empty where the name or the address is taken. */
  Optional<StoredAccount> insert(
      Username username, @Nullable Email email, String passwordHash, Role role, Instant now) {
    return jdbc.sql(
            """
            INSERT INTO accounts (username, username_key, email, email_key, email_verified,
                                  password_hash, role, disabled, session_version, created_at)
            VALUES (:username, :usernameKey, :email, :emailKey, :verified, :hash, :role, :disabled,
                    1, :now)
            ON CONFLICT DO NOTHING
            RETURNING *
            """)
        .param("username", username.shown())
        .param("usernameKey", username.key())
        .param("email", email == null ? null : email.shown())
        .param("emailKey", email == null ? null : email.key())
        .param("verified", false)
        .param("hash", passwordHash)
        .param("role", role.name())
        .param("disabled", false)
        .param("now", now.toEpochMilli())
        .query(AccountRepository::row)
        .optional();
  }

  /**
   * Returns false where another account has the address.
   *
   * @param verified whether a message to it has arrived
   */
  boolean setEmail(long id, @Nullable Email email, boolean verified) {
    try {
      return jdbc.sql(
                  """
                  UPDATE accounts SET email = :email, email_key = :key, email_verified = :verified,
                    pending_email = NULL, pending_email_key = NULL
                  WHERE id = :id AND NOT EXISTS
                    (SELECT 1 FROM accounts other WHERE other.email_key = :key AND other.id <> :id)
                  """)
              .param("email", email == null ? null : email.shown())
              .param("key", email == null ? null : email.key())
              .param("verified", verified)
              .param("id", id)
              .update()
          == 1;
    } catch (DuplicateKeyException e) {
      // PostgreSQL does not see what another transaction is just writing.
      return false;
    }
  }

  /** To be the account's address once it is confirmed; null for none. */
  void setPendingEmail(long id, @Nullable Email email) {
    jdbc.sql(
            """
            UPDATE accounts SET pending_email = :email, pending_email_key = :key WHERE id = :id
            """)
        .param("email", email == null ? null : email.shown())
        .param("key", email == null ? null : email.key())
        .param("id", id)
        .update();
  }

  /** Also ends all sessions; false where they have been ended already since this version. */
  boolean setPassword(long id, String hash, int version) {
    return jdbc.sql(
                """
                UPDATE accounts SET password_hash = :hash, session_version = session_version + 1
                WHERE id = :id AND session_version = :version AND disabled = :disabled
                """)
            .param("hash", hash)
            .param("id", id)
            .param("version", version)
            .param("disabled", false)
            .update()
        == 1;
  }

  /** Ends all sessions. */
  void endAccess(long id) {
    jdbc.sql("UPDATE accounts SET session_version = session_version + 1 WHERE id = :id")
        .param("id", id)
        .update();
  }

  /** The same password, hashed anew; only if it is still the same. */
  void rehash(long id, String oldHash, String newHash) {
    jdbc.sql("UPDATE accounts SET password_hash = :new WHERE id = :id AND password_hash = :old")
        .param("new", newHash)
        .param("id", id)
        .param("old", oldHash)
        .update();
  }

  /** Also ends all sessions, which may carry what the role allowed. */
  void setRoleAndDisabled(long id, Role role, boolean disabled) {
    jdbc.sql(
            """
            UPDATE accounts
            SET role = :role, disabled = :disabled, session_version = session_version + 1
            WHERE id = :id
            """)
        .param("role", role.name())
        .param("disabled", disabled)
        .param("id", id)
        .update();
  }

  /** Makes transactions that change roles wait for each other, at a row that they all share. */
  void lockRoles() {
    jdbc.sql("UPDATE accounts SET role = role WHERE id = (SELECT MIN(id) FROM accounts)").update();
  }

  long enabledAdmins() {
    return jdbc.sql("SELECT COUNT(*) FROM accounts WHERE role = 'ADMIN' AND disabled = :disabled")
        .param("disabled", false)
        .query(Long.class)
        .single();
  }

  private static StoredAccount row(ResultSet row, int number) throws SQLException {
    return new StoredAccount(
        row.getLong("id"),
        row.getString("username"),
        email(row.getString("email"), row.getString("email_key")),
        row.getBoolean("email_verified"),
        email(row.getString("pending_email"), row.getString("pending_email_key")),
        row.getString("password_hash"),
        Role.valueOf(row.getString("role")),
        row.getBoolean("disabled"),
        row.getInt("session_version"),
        Instant.ofEpochMilli(row.getLong("created_at")));
  }

  private static @Nullable Email email(@Nullable String shown, @Nullable String key) {
    return shown == null || key == null ? null : new Email(shown, key);
  }
}
