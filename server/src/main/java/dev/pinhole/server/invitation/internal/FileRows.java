package dev.pinhole.server.invitation.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The numbers of files that holders of a link announce. */
@Repository
public class FileRows {
  private final JdbcClient jdbc;

  FileRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A row of {@code invitation_file}.
   *
   * @param upload by which it is sent
   * @param image its number; null before it has come
   */
  public record AnnouncedFile(
      long number,
      String upload,
      String name,
      @Nullable Long image,
      Instant createdAt,
      Instant updatedAt) {}

  public AnnouncedFile insert(long invitation, String upload, String name, Instant now) {
    return jdbc.sql(
            """
            INSERT INTO invitation_file (invitation, upload, name, created_at, updated_at)
            VALUES (:invitation, :upload, :name, :now, :now)
            RETURNING *
            """)
        .param("invitation", invitation)
        .param("upload", upload)
        .param("name", name)
        .param("now", now.toEpochMilli())
        .query(FileRows::row)
        .single();
  }

  public Optional<AnnouncedFile> find(long invitation, long number) {
    return jdbc.sql(
            "SELECT * FROM invitation_file WHERE number = :number AND invitation = :invitation")
        .param("number", number)
        .param("invitation", invitation)
        .query(FileRows::row)
        .optional();
  }

  /** It has become this image. */
  public void arrived(long number, long image, Instant now) {
    jdbc.sql("UPDATE invitation_file SET image = :image, updated_at = :now WHERE number = :number")
        .param("image", image)
        .param("now", now.toEpochMilli())
        .param("number", number)
        .update();
  }

  /** In the order in which they were announced. */
  public List<AnnouncedFile> list(long invitation) {
    return jdbc.sql("SELECT * FROM invitation_file WHERE invitation = :invitation ORDER BY number")
        .param("invitation", invitation)
        .query(FileRows::row)
        .list();
  }

  /** How many there are, whatever has become of them. */
  public int count(long invitation) {
    return jdbc.sql("SELECT COUNT(*) FROM invitation_file WHERE invitation = :invitation")
        .param("invitation", invitation)
        .query(Integer.class)
        .single();
  }

  /** Those that were announced before that and have not come. */
  int deleteAwaitedBefore(Instant moment) {
    return jdbc.sql("DELETE FROM invitation_file WHERE image IS NULL AND created_at < :moment")
        .param("moment", moment.toEpochMilli())
        .update();
  }

  private static AnnouncedFile row(ResultSet row, int index) throws SQLException {
    long image = row.getLong("image");
    boolean awaited = row.wasNull();
    return new AnnouncedFile(
        row.getLong("number"),
        row.getString("upload"),
        row.getString("name"),
        awaited ? null : image,
        Instant.ofEpochMilli(row.getLong("created_at")),
        Instant.ofEpochMilli(row.getLong("updated_at")));
  }
}
