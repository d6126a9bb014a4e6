package dev.pinhole.server.session.internal;

import dev.pinhole.api.session.BrowserSession;
import dev.pinhole.server.account.Callers;
import dev.pinhole.server.audit.Action;
import dev.pinhole.server.audit.Audit;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.session.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** The sessions of one account, to be listed and ended by its owner. */
@Component
class OwnSessions {
  private final HashedSessions sessions;
  private final CookieSessions cookies;
  private final SessionRows rows;
  private final Callers callers;
  private final Audit audit;

  OwnSessions(
      HashedSessions sessions,
      CookieSessions cookies,
      SessionRows rows,
      Callers callers,
      Audit audit) {
    this.sessions = sessions;
    this.cookies = cookies;
    this.rows = rows;
    this.callers = callers;
    this.audit = audit;
  }

  /** Latest used first. */
  List<BrowserSession> list(long account, HttpServletRequest request) {
    String current = currentId(request);
    return running(account)
        .sorted(Comparator.comparing(Session::getLastAccessedTime).reversed())
        .map(session -> shown(session, current))
        .toList();
  }

  void end(long account, String id, HttpServletRequest request) {
    if (id.equals(currentId(request))) {
      cookies.signOut(request);
      return;
    }
    List<String> hashes =
        running(account)
            .filter(session -> signedIn(session).id().equals(id))
            .map(Session::getId)
            .toList();
    if (hashes.isEmpty()) {
      throw ProblemException.notFound();
    }
    hashes.forEach(rows::end);
    audit.record(
        Action.SESSIONS_ENDED, account, CookieSessions.subject(account), Map.of("which", "one"));
  }

  private @Nullable String currentId(HttpServletRequest request) {
    return cookies.current(request).map(SignedIn::id).orElse(null);
  }

  private Stream<? extends Session> running(long account) {
    return sessions.of(account).stream()
        .filter(session -> callers.isCurrent(account, signedIn(session).version()));
  }

  private static BrowserSession shown(Session session, @Nullable String current) {
    SignedIn signedIn = signedIn(session);
    return new BrowserSession(
        signedIn.id(),
        signedIn.createdAt(),
        session.getLastAccessedTime(),
        signedIn.address(),
        signedIn.agent(),
        signedIn.id().equals(current));
  }

  private static SignedIn signedIn(Session session) {
    return Objects.requireNonNull(KeptSignedIn.of(session));
  }
}
