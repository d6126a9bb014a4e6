package dev.pinhole.server.invitation.internal.news;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What has arrived and was not told yet: columns of the invitation. */
@Repository
public class NewsRows {
  private final JdbcClient jdbc;

  NewsRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One more file. */
  public void add(long invitation, long bytes, Instant now) {
    jdbc.sql(
            """
            UPDATE invitation SET news_files = news_files + 1, news_bytes = news_bytes + :bytes,
              news_since = CASE WHEN news_files = 0 THEN :now ELSE news_since END,
              news_latest = :now
            WHERE number = :invitation
            """)
        .param("bytes", bytes)
        .param("now", now.toEpochMilli())
        .param("invitation", invitation)
        .update();
  }

  /**
   * What is to be told now.
   *
   * @param quiet nothing arrived after that
   * @param waiting or something arrived before that
   */
  List<News> due(Instant quiet, Instant waiting, int limit) {
    return jdbc.sql(
            """
            SELECT number, news_files, news_bytes, news_since, news_latest FROM invitation
            WHERE news_files > 0 AND (news_latest <= :quiet OR news_since <= :waiting)
            ORDER BY news_latest LIMIT :limit
            """)
        .param("quiet", quiet.toEpochMilli())
        .param("waiting", waiting.toEpochMilli())
        .param("limit", limit)
        .query(NewsRows::row)
        .list();
  }

  /** False where more has arrived, or somebody else has taken it: of all who try, one succeeds. */
  boolean take(News news) {
    return jdbc.sql(
                """
                UPDATE invitation SET news_files = 0, news_bytes = 0
                WHERE number = :number AND news_files = :files AND news_latest = :latest
                """)
            .param("number", news.invitation())
            .param("files", news.files())
            .param("latest", news.latest().toEpochMilli())
            .update()
        == 1;
  }

  private static News row(ResultSet row, int index) throws SQLException {
    return new News(
        row.getLong("number"),
        row.getInt("news_files"),
        row.getLong("news_bytes"),
        Instant.ofEpochMilli(row.getLong("news_since")),
        Instant.ofEpochMilli(row.getLong("news_latest")));
  }
}
