package dev.pinhole.server.admin.internal;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.audit.Action;
import dev.pinhole.server.audit.AuditQuery;
import dev.pinhole.server.platform.ProblemException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which entries a request asks for, as it says so.
 *
 * @param action names of actions, any of which will do; null for all
 */
record AuditParameters(
    @Nullable String from,
    @Nullable String to,
    @Nullable Long actor,
    @Nullable List<String> action,
    @Nullable String q) {
  private static final int MAX_SEARCH = 200;
  // What a database can count in milliseconds, and a clock can show.
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  /**
   * @param end before which all entries are, whatever is asked for; null for none
   */
  AuditQuery query(@Nullable Instant end) {
    return new AuditQuery(
        moment("from", from), earlier(moment("to", to), end), actor, actions(), text());
  }

  AuditQuery query() {
    return query(null);
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }

  private static @Nullable Instant moment(String name, @Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      Instant moment = Instant.parse(text);
      if (moment.isAfter(LATEST) || moment.isBefore(Instant.EPOCH)) {
        throw invalid(name, "is a moment that no entry can have.");
      }
      return moment;
    } catch (DateTimeParseException e) {
      throw invalid(name, "is no moment such as 2026-05-01T12:00:00Z.");
    }
  }

  private Set<Action> actions() {
    return action == null
        ? Set.of()
        : action.stream().map(AuditParameters::action).collect(Collectors.toUnmodifiableSet());
  }

  private static Action action(String name) {
    return Action.of(name)
        .orElseThrow(() ->
            invalid(
                "action",
                "is none of "
                    + Arrays.stream(Action.values())
                        .map(Action::value)
                        .collect(Collectors.joining(", "))
                    + "."));
  }

  private @Nullable String text() {
    if (q == null || q.isBlank()) {
      return null;
    }
    // PostgreSQL has no NUL in texts.
    if (q.length() > MAX_SEARCH || q.indexOf('\0') >= 0) {
      throw invalid("q", "has more than " + MAX_SEARCH + " characters, or one that no entry has.");
    }
    return q.strip();
  }

  private static ProblemException invalid(String parameter, String reason) {
    return new ProblemException(ProblemCode.INVALID_PARAMETER, parameter + " " + reason)
        .with("parameter", parameter);
  }
}
