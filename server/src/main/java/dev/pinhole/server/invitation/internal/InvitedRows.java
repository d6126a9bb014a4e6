package dev.pinhole.server.invitation.internal;

import dev.pinhole.server.image.Image;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which images came by which invitation. The database forgets them with the image. */
@Repository
public class InvitedRows {
  private final JdbcClient jdbc;

  InvitedRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** False where this guest has brought the image before. */
  public boolean insert(
      long invitation,
      Image image,
      String guest,
      @Nullable String guestName,
      String name,
      Instant now) {
    return jdbc.sql(
                """
                INSERT INTO invitation_image
                  (invitation, image, guest, guest_name, name, bytes, created_at)
                VALUES (:invitation, :image, :guest, :guestName, :name, :bytes, :now)
                ON CONFLICT (invitation, guest, image) DO NOTHING
                """)
            .param("invitation", invitation)
            .param("image", image.number())
            .param("guest", guest)
            .param("guestName", guestName, Types.VARCHAR)
            .param("name", name)
            .param("bytes", image.content().size())
            .param("now", now.toEpochMilli())
            .update()
        == 1;
  }

  public Usage usage(long invitation) {
    return usage(List.of(invitation)).getOrDefault(invitation, Usage.NONE);
  }

  /** For those that have any. */
  Map<Long, Usage> usage(Collection<Long> invitations) {
    if (invitations.isEmpty()) {
      return Map.of();
    }
    record Row(long invitation, Usage usage) {}
    return jdbc
        .sql(
            """
            SELECT invitation, COUNT(*) AS files, SUM(bytes) AS bytes FROM invitation_image
            WHERE invitation IN (:invitations) GROUP BY invitation
            """)
        .param("invitations", invitations)
        .query((row, index) ->
            new Row(
                row.getLong("invitation"), new Usage(row.getInt("files"), row.getLong("bytes"))))
        .list()
        .stream()
        .collect(Collectors.toMap(Row::invitation, Row::usage));
  }

  /**
   * Newest first, without images whose time is over.
   *
   * @param guest null for everybody's
   */
  public List<Invited> list(
      long invitation, @Nullable String guest, long before, int limit, Instant now) {
    return jdbc.sql(
            """
            SELECT invited.number, invited.image, image.key, invited.guest, invited.guest_name, invited.name,
              invited.bytes, image.width, image.height, invited.created_at
            FROM invitation_image invited JOIN image ON image.number = invited.image
            WHERE invited.invitation = :invitation AND invited.number < :before
              AND (image.expires_at IS NULL OR image.expires_at > :now)
            """
                + (guest == null ? "" : " AND invited.guest = :guest ")
                + "ORDER BY invited.number DESC LIMIT :limit")
        .param("invitation", invitation)
        .param("before", before)
        .param("guest", guest, Types.VARCHAR)
        .param("now", now.toEpochMilli())
        .param("limit", limit)
        .query(InvitedRows::row)
        .list();
  }

  /** Keys of what has arrived from that moment on, oldest first. */
  public List<String> keysSince(long invitation, Instant since, int limit) {
    return jdbc.sql(
            """
            SELECT image.key
            FROM invitation_image invited JOIN image ON image.number = invited.image
            WHERE invited.invitation = :invitation AND invited.created_at >= :since
            ORDER BY invited.number LIMIT :limit
            """)
        .param("invitation", invitation)
        .param("since", since.toEpochMilli())
        .param("limit", limit)
        .query((row, index) -> row.getString("key"))
        .list();
  }

  private static Invited row(ResultSet row, int index) throws SQLException {
    return new Invited(
        row.getLong("number"),
        row.getLong("image"),
        row.getString("key"),
        row.getString("guest"),
        row.getString("guest_name"),
        row.getString("name"),
        row.getLong("bytes"),
        row.getInt("width"),
        row.getInt("height"),
        Instant.ofEpochMilli(row.getLong("created_at")));
  }
}
