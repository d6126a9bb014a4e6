package dev.pinhole.server.invitation.internal;

import dev.pinhole.api.invitation.MailState;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** The table of invitations. */
@Repository
public class InvitationRows {
  private final JdbcClient jdbc;

  InvitationRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Makes transactions of one owner's that add invitations wait for each other. */
  void lockOwner(long owner) {
    jdbc.sql("UPDATE accounts SET session_version = session_version WHERE id = :owner")
        .param("owner", owner)
        .update();
  }

  int live(long owner, Instant now) {
    return jdbc.sql(
            """
            SELECT COUNT(*) FROM invitation
            WHERE owner = :owner AND revoked_at IS NULL AND expires_at > :now
            """)
        .param("owner", owner)
        .param("now", now.toEpochMilli())
        .query(Integer.class)
        .single();
  }

  Invitation insert(
      String id,
      long owner,
      @Nullable String email,
      @Nullable String emailKey,
      Terms terms,
      Instant now) {
    return written(
            jdbc.sql(
                """
                INSERT INTO invitation (id, owner, email, email_key, generation, title, message,
                  mode, name_required, password_hash, max_files, max_bytes, max_file_bytes, types,
                  webhook_url, digest, created_at, updated_at, expires_at, news_files, news_bytes)
                VALUES (:id, :owner, :email, :emailKey, 1, :title, :message, :mode, :nameRequired,
                  :passwordHash, :maxFiles, :maxBytes, :maxFileBytes, :types, :webhookUrl, :digest,
                  :now, :now, :expiresAt, 0, 0)
                RETURNING *
                """),
            terms)
        .param("id", id)
        .param("owner", owner)
        .param("email", email, Types.VARCHAR)
        .param("emailKey", emailKey, Types.VARCHAR)
        .param("now", now.toEpochMilli())
        .query(InvitationRow::read)
        .single();
  }

  Invitation update(long number, Terms terms, Instant now) {
    return written(
            jdbc.sql(
                """
                UPDATE invitation SET title = :title, message = :message, mode = :mode,
                  name_required = :nameRequired, password_hash = :passwordHash,
                  max_files = :maxFiles, max_bytes = :maxBytes, max_file_bytes = :maxFileBytes,
                  types = :types, webhook_url = :webhookUrl, digest = :digest,
                  expires_at = :expiresAt, updated_at = :now
                WHERE number = :number
                RETURNING *
                """),
            terms)
        .param("number", number)
        .param("now", now.toEpochMilli())
        .query(InvitationRow::read)
        .single();
  }

  private static StatementSpec written(StatementSpec statement, Terms terms) {
    return statement
        .param("title", terms.title(), Types.VARCHAR)
        .param("message", terms.message(), Types.VARCHAR)
        .param("mode", terms.mode().name())
        .param("nameRequired", terms.nameRequired())
        .param("passwordHash", terms.passwordHash(), Types.VARCHAR)
        .param("maxFiles", terms.limits().maxFiles(), Types.INTEGER)
        .param("maxBytes", terms.limits().maxBytes(), Types.BIGINT)
        .param("maxFileBytes", terms.limits().maxFileBytes(), Types.BIGINT)
        .param("types", InvitationRow.types(terms.limits().types()))
        .param("webhookUrl", terms.webhookUrl(), Types.VARCHAR)
        .param("digest", terms.digest())
        .param("expiresAt", terms.expiresAt().toEpochMilli());
  }

  /**
   * Reads a row that nobody else changes before this transaction has ended: changes of terms and
   * what is counted against them come one after the other.
   */
  public Optional<Invitation> lock(long number) {
    return jdbc.sql(
            "UPDATE invitation SET generation = generation WHERE number = :number RETURNING *")
        .param("number", number)
        .query(InvitationRow::read)
        .optional();
  }

  public Optional<Invitation> find(String id) {
    return jdbc.sql("SELECT * FROM invitation WHERE id = :id")
        .param("id", id)
        .query(InvitationRow::read)
        .optional();
  }

  public Optional<Invitation> find(long number) {
    return jdbc.sql("SELECT * FROM invitation WHERE number = :number")
        .param("number", number)
        .query(InvitationRow::read)
        .optional();
  }

  /** The one for an address that is not revoked. */
  Optional<Invitation> findByEmail(long owner, String emailKey) {
    return jdbc.sql(
            """
            SELECT * FROM invitation
            WHERE owner = :owner AND email_key = :key AND revoked_at IS NULL
            """)
        .param("owner", owner)
        .param("key", emailKey)
        .query(InvitationRow::read)
        .optional();
  }

  /** Newest first. */
  List<Invitation> list(long owner, long before, int limit) {
    return jdbc.sql(
            """
            SELECT * FROM invitation WHERE owner = :owner AND number < :before
            ORDER BY number DESC LIMIT :limit
            """)
        .param("owner", owner)
        .param("before", before)
        .param("limit", limit)
        .query(InvitationRow::read)
        .list();
  }

  /** False where it was revoked already. */
  boolean revoke(long number, Instant now) {
    return jdbc.sql(
                """
                UPDATE invitation SET revoked_at = :now, updated_at = :now
                WHERE number = :number AND revoked_at IS NULL
                """)
            .param("now", now.toEpochMilli())
            .param("number", number)
            .update()
        == 1;
  }

  Invitation renew(long number, Instant now) {
    return jdbc.sql(
            """
            UPDATE invitation SET generation = generation + 1, updated_at = :now
            WHERE number = :number
            RETURNING *
            """)
        .param("now", now.toEpochMilli())
        .param("number", number)
        .query(InvitationRow::read)
        .single();
  }

  public void mail(long number, MailState state) {
    jdbc.sql("UPDATE invitation SET mail = :state WHERE number = :number")
        .param("state", state.name())
        .param("number", number)
        .update();
  }

  /** At most {@code batch} of those that were over before that; how many there were. */
  int deleteEndedBefore(Instant moment, int batch) {
    return jdbc.sql(
            """
            DELETE FROM invitation WHERE number IN
              (SELECT number FROM invitation
               WHERE expires_at < :moment OR revoked_at < :moment LIMIT :batch)
              AND (expires_at < :moment OR revoked_at < :moment)
            """)
        .param("moment", moment.toEpochMilli())
        .param("batch", batch)
        .update();
  }
}
