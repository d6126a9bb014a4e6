package dev.pinhole.server.session.internal;

import dev.pinhole.server.session.SignedIn;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;

/**
 * A session as the server uses it; its row has the hash of its id. The row's id never changes: a
 * session that is given another id gets a new row, so that a request which has read it before
 * cannot write the old id back.
 */
final class HashedSession implements Session {
  /** The row is written no more often for the time of its last use. */
  private static final Duration BETWEEN_USES = Duration.ofMinutes(1);

  private final HashedSessions sessions;
  private String id;
  private Session row;
  private boolean stored;
  private boolean changed;
  private @Nullable String replaced;

  HashedSession(HashedSessions sessions, String id, Session row, boolean stored) {
    this.sessions = sessions;
    this.id = id;
    this.row = row;
    this.stored = stored;
  }

  Session row() {
    return row;
  }

  boolean isStored() {
    return stored;
  }

  boolean isChanged() {
    return changed;
  }

  /** The id of the row that this one takes the place of. */
  @Nullable String replaced() {
    return replaced;
  }

  void saved() {
    stored = true;
    changed = false;
    replaced = null;
  }

  @Override
  public String getId() {
    return id;
  }

  @Override
  public String changeSessionId() {
    if (stored) {
      replaced = id;
    }
    Session old = row;
    id = HashedSessions.newId();
    row = sessions.newRow(id);
    row.setLastAccessedTime(old.getLastAccessedTime());
    row.setMaxInactiveInterval(old.getMaxInactiveInterval());
    SignedIn signedIn = KeptSignedIn.of(old);
    if (signedIn != null) {
      row.setAttribute(KeptSignedIn.ATTRIBUTE, signedIn);
    }
    stored = false;
    changed = true;
    return id;
  }

  // As Spring Session has it.
  @Override
  @SuppressWarnings("TypeParameterUnusedInFormals")
  public <T> @Nullable T getAttribute(String name) {
    return row.getAttribute(name);
  }

  @Override
  public Set<String> getAttributeNames() {
    return row.getAttributeNames();
  }

  @Override
  public void setAttribute(String name, @Nullable Object value) {
    if (!(value instanceof SignedIn signedIn)) {
      throw new IllegalArgumentException("a session keeps who is signed in and not: " + name);
    }
    row.setAttribute(name, signedIn);
    used(signedIn, sessions.now());
  }

  @Override
  public void removeAttribute(String name) {
    row.removeAttribute(name);
    changed = true;
  }

  @Override
  public Instant getCreationTime() {
    return row.getCreationTime();
  }

  /** Called for each request, with the time of the system, which is not ours. */
  @Override
  public void setLastAccessedTime(Instant time) {
    SignedIn signedIn = KeptSignedIn.of(row);
    Instant now = sessions.now();
    if (signedIn != null && !now.isBefore(row.getLastAccessedTime().plus(BETWEEN_USES))) {
      used(signedIn, now);
    }
  }

  private void used(SignedIn signedIn, Instant now) {
    row.setLastAccessedTime(now);
    row.setMaxInactiveInterval(sessions.idle(signedIn, now));
    changed = true;
  }

  @Override
  public Instant getLastAccessedTime() {
    return row.getLastAccessedTime();
  }

  @Override
  public void setMaxInactiveInterval(Duration interval) {
    row.setMaxInactiveInterval(interval);
    changed = true;
  }

  @Override
  public Duration getMaxInactiveInterval() {
    return row.getMaxInactiveInterval();
  }

  /** By today's settings, which may have been lowered since the row was written. */
  @Override
  public boolean isExpired() {
    SignedIn signedIn = KeptSignedIn.of(row);
    Instant used = row.getLastAccessedTime();
    return signedIn != null && !sessions.now().isBefore(used.plus(sessions.idle(signedIn, used)));
  }
}
