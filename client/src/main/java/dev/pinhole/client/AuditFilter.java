package dev.pinhole.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which entries of the audit trail; what is absent does not matter.
///
/// @param from written at this moment or later
/// @param to written before this moment
/// @param actor the number of the account that did it
/// @param action what was done, for example `signed-in`
/// @param text stands in the subject, the address, the agent or the details, in any case
public record AuditFilter(
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable Long actor,
    @Nullable String action,
    @Nullable String text) {

  public static final AuditFilter ALL = new AuditFilter(null, null, null, null, null);

  public static AuditFilter action(String action) {
    return new AuditFilter(null, null, null, action, null);
  }

  Query query() {
    return new Query()
        .with("from", from)
        .with("to", to)
        .with("actor", actor)
        .with("action", action)
        .with("q", text);
  }
}
