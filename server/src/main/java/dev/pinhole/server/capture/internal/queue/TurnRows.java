package dev.pinhole.server.capture.internal.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the capture table says of an account's queue as a whole. */
@Repository
class TurnRows {
  private static final String UNFINISHED = " state IN ('queued', 'running') ";

  // The last says nothing new, but SQLite sees by it that the index of unfinished captures will do;
  // it would read all that the account has ever had instead.
  private static final String WAITING =
      " NOT released AND leader IS NULL AND state = 'queued' AND" + UNFINISHED;

  private final JdbcClient jdbc;

  TurnRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A capture that can be given a job. */
  record Waiting(long number, String id, boolean urgent) {
    private static Waiting of(ResultSet row, int index) throws SQLException {
      return new Waiting(row.getLong("number"), row.getString("id"), row.getBoolean("urgent"));
    }
  }

  /** Makes transactions about one account's queue wait for each other. */
  void lock(long owner) {
    jdbc.sql(
            """
            INSERT INTO capture_turn (owner, turns) VALUES (:owner, 1)
            ON CONFLICT (owner) DO UPDATE SET turns = capture_turn.turns + 1
            """)
        .param("owner", owner)
        .update();
  }

  int unfinished(long owner) {
    return jdbc.sql("SELECT COUNT(*) FROM capture WHERE owner = :owner AND" + UNFINISHED)
        .param("owner", owner)
        .query(Integer.class)
        .single();
  }

  int unfinished() {
    return jdbc.sql("SELECT COUNT(*) FROM capture WHERE" + UNFINISHED)
        .query(Integer.class)
        .single();
  }

  int released(long owner) {
    return jdbc.sql(
            "SELECT COUNT(*) FROM capture WHERE owner = :owner AND released AND" + UNFINISHED)
        .param("owner", owner)
        .query(Integer.class)
        .single();
  }

  /** Those that someone waits for first, then in the order of submission. */
  List<Waiting> next(long owner, int limit) {
    return jdbc.sql(
            "SELECT number, id, urgent FROM capture WHERE owner = :owner AND"
                + WAITING
                + "ORDER BY urgent DESC, number LIMIT :limit")
        .param("owner", owner)
        .param("limit", limit)
        .query(Waiting::of)
        .list();
  }

  void release(long number) {
    jdbc.sql("UPDATE capture SET released = :yes WHERE number = :number")
        .param("yes", true)
        .param("number", number)
        .update();
  }

  /** Someone waits for it from now on. */
  void hasten(long number) {
    jdbc.sql("UPDATE capture SET urgent = :yes WHERE number = :number")
        .param("yes", true)
        .param("number", number)
        .update();
  }

  /** Those whose result will be that of this capture, in the order of submission. */
  List<Long> followers(long leader) {
    return jdbc.sql("SELECT number FROM capture WHERE leader = :leader ORDER BY number")
        .param("leader", leader)
        .query((row, _) -> row.getLong(1))
        .list();
  }

  /** The first of them is to be taken itself, and the others follow it. */
  void promote(long first, long formerLeader) {
    jdbc.sql("UPDATE capture SET leader = NULL WHERE number = :first")
        .param("first", first)
        .update();
    jdbc.sql("UPDATE capture SET leader = :first WHERE leader = :former")
        .param("first", first)
        .param("former", formerLeader)
        .update();
  }

  /** Whether nobody but who waits wants it. */
  boolean isFleeting(long number) {
    return jdbc.sql("SELECT fleeting FROM capture WHERE number = :number AND" + UNFINISHED)
        .param("number", number)
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  /** Accounts that have something that could be given a job, as far as room allows. */
  List<Long> waitingOwners() {
    return jdbc.sql("SELECT DISTINCT owner FROM capture WHERE" + WAITING)
        .query((row, _) -> row.getLong(1))
        .list();
  }

  /** Released captures whose job is missing. */
  List<Waiting> jobless() {
    return jdbc.sql(
            "SELECT number, id, urgent FROM capture WHERE released AND"
                + UNFINISHED
                + """
                AND NOT EXISTS (
                  SELECT 1 FROM capture_job WHERE task_name = :task AND task_instance = capture.id)
                """)
        .param("task", Jobs.TASK)
        .query(Waiting::of)
        .list();
  }

  /** Which of these are over by now, by their ids. */
  List<String> over(List<String> ids) {
    return jdbc.sql("SELECT id FROM capture WHERE id IN (:ids) AND finished_at IS NOT NULL")
        .param("ids", ids)
        .query((row, _) -> row.getString(1))
        .list();
  }
}
