package dev.pinhole.server.session.internal;

import dev.pinhole.server.account.Secrets;
import dev.pinhole.server.platform.Ids;
import dev.pinhole.server.session.SignedIn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Spring Session's own rows, with two differences: the id in a row is the hash of what the browser
 * has, and where nobody is signed in there is no row.
 */
final class HashedSessions implements SessionRepository<HashedSession> {
  /** The id that Spring Session is to give its next row; it knows no other way to be told. */
  private static final ScopedValue<String> ROW_ID = ScopedValue.newInstance();

  private final FindByIndexNameSessionRepository<Session> rows;
  private final SessionRows table;
  private final SessionProperties properties;
  private final TransactionTemplate transaction;
  private final Clock clock;

  HashedSessions(
      FindByIndexNameSessionRepository<Session> rows,
      SessionRows table,
      SessionProperties properties,
      TransactionTemplate transaction,
      Clock clock) {
    this.rows = rows;
    this.table = table;
    this.properties = properties;
    this.transaction = transaction;
    this.clock = clock;
  }

  static String newId() {
    return Ids.next();
  }

  /** For Spring Session's generator of ids. */
  static String rowId() {
    return ROW_ID.get();
  }

  Instant now() {
    return clock.instant();
  }

  Session newRow(String id) {
    return ScopedValue.where(ROW_ID, Secrets.hash(id)).call(rows::createSession);
  }

  /** How long one that is used now may be idle: no longer than it has to live. */
  Duration idle(SignedIn signedIn, Instant now) {
    Duration left = Duration.between(now, signedIn.createdAt().plus(properties.lifetime()));
    if (left.isNegative()) {
      // Where the setting was lowered; to Spring Session, less than nothing is for ever.
      return Duration.ZERO;
    }
    return left.compareTo(properties.idle()) < 0 ? left : properties.idle();
  }

  @Override
  public HashedSession createSession() {
    String id = newId();
    return new HashedSession(this, id, newRow(id), false);
  }

  @Override
  public void save(HashedSession session) {
    SignedIn signedIn = KeptSignedIn.of(session);
    if (signedIn != null && session.isChanged()) {
      transaction.executeWithoutResult(_ -> store(session, signedIn.account()));
      session.saved();
    }
  }

  private void store(HashedSession session, long account) {
    String replaced = session.replaced();
    if (replaced != null && !table.end(Secrets.hash(replaced))) {
      // Somebody has ended it meanwhile; it must not come back under another id.
      return;
    }
    rows.save(session.row());
    if (!session.isStored()) {
      table.keepNewest(account, properties.perAccount());
    }
  }

  @Override
  public @Nullable HashedSession findById(String id) {
    if (!Ids.valid(id)) {
      return null;
    }
    Session row = rows.findById(Secrets.hash(id));
    HashedSession session = row == null ? null : new HashedSession(this, id, row, true);
    return session == null || session.isExpired() ? null : session;
  }

  @Override
  public void deleteById(String id) {
    table.end(Secrets.hash(id));
  }

  /** Those of an account that run. */
  Collection<? extends Session> of(long account) {
    return rows.findByPrincipalName(Long.toString(account)).values().stream()
        .filter(row -> !new HashedSession(this, "", row, true).isExpired())
        .toList();
  }
}
