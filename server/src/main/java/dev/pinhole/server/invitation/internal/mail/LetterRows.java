package dev.pinhole.server.invitation.internal.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of messages that wait to be sent. */
@Repository
class LetterRows {
  private final JdbcClient jdbc;

  LetterRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One that waits already tells of these files too. */
  Letter put(
      long invitation,
      Letter.Kind kind,
      @Nullable String base,
      int files,
      long bytes,
      Instant now) {
    return jdbc.sql(
            """
            INSERT INTO invitation_mail (invitation, kind, base, files, bytes, attempts, created_at)
            VALUES (:invitation, :kind, :base, :files, :bytes, 0, :now)
            ON CONFLICT (invitation, kind) DO UPDATE
            SET base = excluded.base, files = invitation_mail.files + excluded.files,
              bytes = invitation_mail.bytes + excluded.bytes
            RETURNING *
            """)
        .param("invitation", invitation)
        .param("kind", kind.name())
        .param("base", base, Types.VARCHAR)
        .param("files", files)
        .param("bytes", bytes)
        .param("now", now.toEpochMilli())
        .query(LetterRows::row)
        .single();
  }

  Optional<Letter> find(long number) {
    return jdbc.sql("SELECT * FROM invitation_mail WHERE number = :number")
        .param("number", number)
        .query(LetterRows::row)
        .optional();
  }

  /**
   * Counts an attempt before it is made, so that one that takes the server down with it is not
   * repeated for ever.
   */
  void begin(Letter letter) {
    jdbc.sql("UPDATE invitation_mail SET attempts = attempts + 1 WHERE number = :number")
        .param("number", letter.number())
        .update();
  }

  /** False where it has come to tell of more files meanwhile. */
  boolean remove(Letter letter) {
    return jdbc.sql("DELETE FROM invitation_mail WHERE number = :number AND files = :files")
            .param("number", letter.number())
            .param("files", letter.files())
            .update()
        == 1;
  }

  void discard(Letter letter) {
    jdbc.sql("DELETE FROM invitation_mail WHERE number = :number")
        .param("number", letter.number())
        .update();
  }

  /** Leaves what was not in the message that has been sent. */
  void subtract(Letter sent) {
    jdbc.sql(
            """
            UPDATE invitation_mail
            SET files = files - :files, bytes = bytes - :bytes, attempts = 0
            WHERE number = :number
            """)
        .param("files", sent.files())
        .param("bytes", sent.bytes())
        .param("number", sent.number())
        .update();
  }

  private static Letter row(ResultSet row, int index) throws SQLException {
    return new Letter(
        row.getLong("number"),
        row.getLong("invitation"),
        Letter.Kind.valueOf(row.getString("kind")),
        row.getString("base"),
        row.getInt("files"),
        row.getLong("bytes"),
        row.getInt("attempts"));
  }
}
