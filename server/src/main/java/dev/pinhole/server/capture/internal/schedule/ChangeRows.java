package dev.pinhole.server.capture.internal.schedule;

import java.sql.Types;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What schedules found out about their pictures. */
@Repository
class ChangeRows {
  private final JdbcClient jdbc;

  ChangeRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The id of the schedule's last picture before this capture. */
  Optional<String> before(long schedule, long capture) {
    return jdbc.sql(
            """
            SELECT id FROM capture
            WHERE schedule = :schedule AND number < :capture AND state = 'done'
            ORDER BY number DESC LIMIT 1
            """)
        .param("schedule", schedule)
        .param("capture", capture)
        .query(String.class)
        .optional();
  }

  /** False where it is known already. */
  boolean insert(Change change) {
    return jdbc.sql(
                """
                INSERT INTO capture_change (capture, before, changed_ratio, changed_pixels)
                SELECT number, :before, :ratio, :pixels FROM capture WHERE number = :capture
                ON CONFLICT DO NOTHING
                """)
            .param("capture", change.after().number())
            .param("before", change.before().number())
            .param("ratio", change.ratio(), Types.DOUBLE)
            .param("pixels", change.pixels(), Types.BIGINT)
            .update()
        == 1;
  }
}
