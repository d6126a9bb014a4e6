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

  /**
   * One that waits already tells of these files too, and has all its attempts again; one that is
   * being sent is to be sent once more.
   */
  Letter put(
      long invitation,
      Letter.Kind kind,
      @Nullable String base,
      int files,
      long bytes,
      Instant now) {
    return jdbc.sql(
            """
            INSERT INTO invitation_mail (invitation, kind, base, files, bytes, attempts, version,
              created_at)
            VALUES (:invitation, :kind, :base, :files, :bytes, 0, 1, :now)
            ON CONFLICT (invitation, kind) DO UPDATE
            SET base = excluded.base, files = invitation_mail.files + excluded.files,
              bytes = invitation_mail.bytes + excluded.bytes, attempts = 0,
              version = invitation_mail.version + 1
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

  /** False where it was put once more meanwhile. */
  boolean remove(Letter letter) {
    return jdbc.sql("DELETE FROM invitation_mail WHERE number = :number AND version = :version")
            .param("number", letter.number())
            .param("version", letter.version())
            .update()
        == 1;
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
        row.getInt("attempts"),
        row.getInt("version"));
  }
}
