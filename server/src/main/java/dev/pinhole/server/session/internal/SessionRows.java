package dev.pinhole.server.session.internal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What Spring Session does not do with its rows. */
@Repository
class SessionRows {
  static final String TABLE = "browser_session";

  private final JdbcClient jdbc;

  SessionRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Returns whether it was there. */
  boolean end(String hash) {
    return jdbc.sql("DELETE FROM browser_session WHERE session_id = :hash")
            .param("hash", hash)
            .update()
        == 1;
  }

  /**
   * Ends an account's sessions.
   *
   * @param kept the hash of the one that stays
   * @return how many
   */
  int endAll(long account, @Nullable String kept) {
    return jdbc.sql(
            """
            DELETE FROM browser_session WHERE principal_name = :account AND session_id <> :kept
            """)
        .param("account", Long.toString(account))
        .param("kept", kept == null ? "" : kept)
        .update();
  }

  /** Ends those that have not been used for longest. */
  void keepNewest(long account, int most) {
    jdbc.sql(
            """
            DELETE FROM browser_session
            WHERE principal_name = :account AND primary_id NOT IN
              (SELECT primary_id FROM browser_session WHERE principal_name = :account
               ORDER BY last_access_time DESC, creation_time DESC LIMIT :most)
            """)
        .param("account", Long.toString(account))
        .param("most", most)
        .update();
  }

  /** Deletes those that are over. */
  void sweep(Instant now) {
    jdbc.sql("DELETE FROM browser_session WHERE expiry_time <= :now")
        .param("now", now.toEpochMilli())
        .update();
  }
}
