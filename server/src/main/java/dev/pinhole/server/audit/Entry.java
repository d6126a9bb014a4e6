package dev.pinhole.server.audit;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the audit trail.
 *
 * @param number ascending in the order of writing
 * @param action {@link Action#value}; a text, since older versions may have known others
 * @param actor the account's number; null for nobody who is known
 * @param address from where, an IPv6 address as its /64; null for what no request asked for
 * @param agent what the client calls itself
 */
public record Entry(
    long number,
    Instant at,
    String action,
    @Nullable Long actor,
    String subject,
    @Nullable String address,
    @Nullable String agent,
    Map<String, String> details) {

  public Entry {
    details = Map.copyOf(details);
  }
}
