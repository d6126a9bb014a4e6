package dev.pinhole.server.mail.internal;

import dev.pinhole.server.mail.Letter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;
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
   * One that waits already tells of these items too, and has all its attempts again; one that is
   * being sent is to be sent once more.
   */
  StoredLetter put(Letter letter, Instant now) {
    return jdbc.sql(
            """
            INSERT INTO mail (kind, reference, recipient, base, items, bytes, attempts, version,
              created_at)
            VALUES (:kind, :reference, :recipient, :base, :items, :bytes, 0, 1, :now)
            ON CONFLICT (kind, reference) DO UPDATE
            SET recipient = excluded.recipient, base = excluded.base,
              items = mail.items + excluded.items, bytes = mail.bytes + excluded.bytes,
              attempts = 0, version = mail.version + 1
            RETURNING *
            """)
        .param("kind", letter.kind())
        .param("reference", letter.reference())
        .param("recipient", letter.recipient(), Types.VARCHAR)
        .param("base", letter.base(), Types.VARCHAR)
        .param("items", letter.items())
        .param("bytes", letter.bytes())
        .param("now", now.toEpochMilli())
        .query(LetterRows::row)
        .single();
  }

  Optional<StoredLetter> find(long number) {
    return jdbc.sql("SELECT * FROM mail WHERE number = :number")
        .param("number", number)
        .query(LetterRows::row)
        .optional();
  }

  /**
   * Counts an attempt before it is made, so that one that takes the server down with it is not
   * repeated for ever.
   */
  void begin(StoredLetter letter) {
    jdbc.sql("UPDATE mail SET attempts = attempts + 1 WHERE number = :number")
        .param("number", letter.number())
        .update();
  }

  /** False where it was put once more meanwhile. */
  boolean remove(StoredLetter letter) {
    return jdbc.sql("DELETE FROM mail WHERE number = :number AND version = :version")
            .param("number", letter.number())
            .param("version", letter.version())
            .update()
        == 1;
  }

  /** Leaves what was not in the message that has been sent. */
  void subtract(StoredLetter sent) {
    jdbc.sql(
            """
            UPDATE mail SET items = items - :items, bytes = bytes - :bytes, attempts = 0
            WHERE number = :number
            """)
        .param("items", sent.letter().items())
        .param("bytes", sent.letter().bytes())
        .param("number", sent.number())
        .update();
  }

  private static StoredLetter row(ResultSet row, int index) throws SQLException {
    return new StoredLetter(
        row.getLong("number"),
        new Letter(
            row.getString("kind"),
            row.getString("reference"),
            row.getString("recipient"),
            row.getString("base"),
            row.getInt("items"),
            row.getLong("bytes")),
        row.getInt("attempts"),
        row.getInt("version"));
  }
}
