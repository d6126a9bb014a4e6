package dev.pinhole.server.audit;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which entries, newest first. What is null does not restrict.
 *
 * @param from written at this moment or later
 * @param to written before this moment
 * @param actor the account's number
 * @param actions any of these; empty for all
 * @param text stands in the subject, the address, the agent or the details, in any case
 */
public record AuditQuery(
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable Long actor,
    Set<Action> actions,
    @Nullable String text) {

  public AuditQuery {
    actions = Set.copyOf(actions);
  }

  /** A place in the order of entries. */
  public record Position(long at, long number) {
    public static Position of(Entry entry) {
      return new Position(entry.at().toEpochMilli(), entry.number());
    }
  }
}
