package dev.pinhole.server.publisher.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PublicationRows {
  private final JdbcClient jdbc;

  PublicationRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Its number; empty where there is one of this image already. */
  Optional<Long> insert(long image, Instant now) {
    return jdbc.sql(
            """
            INSERT INTO publication (image, state, attempts, busy_until, next_at, created_at)
            VALUES (:image, 'pending', 0, 0, :now, :now)
            ON CONFLICT (image) DO NOTHING
            RETURNING number
            """)
        .param("image", image)
        .param("now", now.toEpochMilli())
        .query(Long.class)
        .optional();
  }

  Optional<Publication> find(long number) {
    return jdbc.sql("SELECT * FROM publication WHERE number = :number")
        .param("number", number)
        .query(PublicationRows::row)
        .optional();
  }

  Optional<Publication> ofImage(long image) {
    return jdbc.sql("SELECT * FROM publication WHERE image = :image")
        .param("image", image)
        .query(PublicationRows::row)
        .optional();
  }

  /**
   * Counts an attempt before it is made, so that one that takes the server down with it is not
   * repeated for ever. False where others have changed the publication meanwhile.
   *
   * @param busyUntil when the attempt is over at the latest
   */
  boolean begin(Publication known, Instant busyUntil) {
    return jdbc.sql(
                """
                UPDATE publication SET attempts = attempts + 1, busy_until = :busyUntil
                WHERE number = :number AND state = :state AND attempts = :attempts
                """)
            .param("number", known.number())
            .param("state", known.state().toString())
            .param("attempts", known.attempts())
            .param("busyUntil", busyUntil.toEpochMilli())
            .update()
        == 1;
  }

  /** Where the copy has to go by now, it is noted what deletes it, and nothing else. */
  void uploaded(long number, String link, String sealedHash) {
    jdbc.sql(
            """
            UPDATE publication
            SET link = :link, delete_hash = :hash, busy_until = 0, next_at = NULL, error = NULL,
              state = CASE WHEN state = 'pending' THEN 'published' ELSE state END
            WHERE number = :number
            """)
        .param("number", number)
        .param("link", link)
        .param("hash", sealedHash)
        .update();
  }

  /** There will be another attempt, if the publication is still in this state. */
  void retry(Publication known, String error, Instant next) {
    jdbc.sql(
            """
            UPDATE publication SET error = :error, next_at = :next, busy_until = 0
            WHERE number = :number AND state = :state
            """)
        .param("number", known.number())
        .param("state", known.state().toString())
        .param("error", error)
        .param("next", next.toEpochMilli())
        .update();
  }

  /** The same, of an attempt that the other side did not look at, which is not counted. */
  void postpone(Publication known, Instant next) {
    jdbc.sql(
            """
            UPDATE publication
            SET error = 'limited', next_at = :next, busy_until = 0, attempts = :attempts
            WHERE number = :number AND state = :state
            """)
        .param("number", known.number())
        .param("state", known.state().toString())
        .param("attempts", known.attempts())
        .param("next", next.toEpochMilli())
        .update();
  }

  void giveUp(Publication known, PublicationState end, String error) {
    jdbc.sql(
            """
            UPDATE publication SET state = :end, error = :error, next_at = NULL, busy_until = 0
            WHERE number = :number AND state = :state
            """)
        .param("number", known.number())
        .param("state", known.state().toString())
        .param("end", end.toString())
        .param("error", error)
        .update();
  }

  /** The copy of this image has to go; empty where there is none, or it is on its way already. */
  Optional<Long> end(long image, Instant now) {
    return jdbc.sql(
            """
            UPDATE publication SET state = 'ending', attempts = 0, next_at = :now
            WHERE image = :image AND state IN ('pending', 'published', 'failed')
            RETURNING number
            """)
        .param("image", image)
        .param("now", now.toEpochMilli())
        .query(Long.class)
        .optional();
  }

  /** False where it has changed since, for example because a copy has come into being. */
  boolean delete(Publication known) {
    return jdbc.sql(
                """
                DELETE FROM publication
                WHERE number = :number AND state = :state
                  AND COALESCE(delete_hash, '') = :hash
                """)
            .param("number", known.number())
            .param("state", known.state().toString())
            .param("hash", known.sealedHash() == null ? "" : known.sealedHash())
            .update()
        == 1;
  }

  /** Numbers of images that are gone or private, of which there is a copy all the same. */
  List<Long> overdue(int limit) {
    return jdbc.sql(
            """
            SELECT image FROM publication
            WHERE state IN ('pending', 'published', 'failed')
              AND NOT EXISTS (
                SELECT 1 FROM image
                WHERE image.number = publication.image AND image.visibility <> 'PRIVATE')
            LIMIT :limit
            """)
        .param("limit", limit)
        .query((row, index) -> row.getLong("image"))
        .list();
  }

  private static Publication row(ResultSet row, int index) throws SQLException {
    return new Publication(
        row.getLong("number"),
        row.getLong("image"),
        PublicationState.of(row.getString("state")),
        row.getString("link"),
        row.getString("delete_hash"),
        row.getInt("attempts"),
        Instant.ofEpochMilli(row.getLong("busy_until")));
  }
}
