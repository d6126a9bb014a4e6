package dev.pinhole.server.session.internal;

import dev.pinhole.api.account.Account;
import dev.pinhole.api.session.SessionView;
import dev.pinhole.server.account.Accounts;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.account.Callers;
import dev.pinhole.server.audit.Action;
import dev.pinhole.server.audit.Audit;
import dev.pinhole.server.platform.ClientAddress;
import dev.pinhole.server.platform.Ids;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.session.BrowserSessions;
import dev.pinhole.server.session.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Sessions of browsers, in the request's {@link HttpSession}, which Spring Session keeps. */
@Component
class CookieSessions implements BrowserSessions {
  private final Callers callers;
  private final Accounts accounts;
  private final CsrfKey csrf;
  private final Audit audit;
  private final Clock clock;

  CookieSessions(Callers callers, Accounts accounts, CsrfKey csrf, Audit audit, Clock clock) {
    this.callers = callers;
    this.accounts = accounts;
    this.csrf = csrf;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public SessionView start(long account, String way, HttpServletRequest request) {
    int version = callers.version(account).orElseThrow(ProblemException::notFound);
    return start(account, version, way, request);
  }

  /**
   * The same, for who has shown a moment ago who they are.
   *
   * @param version of the account then
   */
  SessionView start(long account, int version, String way, HttpServletRequest request) {
    boolean same = callers.version(account).filter(now -> now == version).isPresent();
    if (!same || !callers.isCurrent(account, version)) {
      throw ProblemException.unauthenticated();
    }
    end(request.getSession(false));
    Instant now = clock.instant();
    SignedIn signedIn =
        new SignedIn(
            Ids.next(), account, version, now, now, ClientAddress.of(request), Agent.of(request));
    request.getSession(true).setAttribute(KeptSignedIn.ATTRIBUTE, signedIn);
    audit.record(Action.SIGNED_IN, account, subject(account), Map.of("way", way));
    return view(signedIn);
  }

  @Override
  public Optional<SignedIn> current(HttpServletRequest request) {
    return kept(request).filter(s -> callers.isCurrent(s.account(), s.version()));
  }

  @Override
  public void prove(String way, HttpServletRequest request) {
    SignedIn signedIn = require(request);
    replace(request, signedIn.provedAt(clock.instant()));
    audit.record(
        Action.PROOF_GIVEN, signedIn.account(), subject(signedIn.account()), Map.of("way", way));
  }

  SignedIn require(HttpServletRequest request) {
    return current(request).orElseThrow(ProblemException::unauthenticated);
  }

  SessionView view(SignedIn signedIn) {
    Account account = accounts.find(signedIn.account()).orElseThrow(ProblemException::notFound);
    Caller caller = caller(signedIn).orElseThrow(ProblemException::unauthenticated);
    return new SessionView(
        account,
        csrf.tokenOf(signedIn),
        signedIn.provedAt(),
        signedIn.createdAt(),
        caller.secondFactorMissing());
  }

  private Optional<Caller> caller(SignedIn signedIn) {
    return callers.find(signedIn.account(), signedIn.version(), signedIn.provedAt());
  }

  @Override
  public void signOut(HttpServletRequest request) {
    SignedIn signedIn = require(request);
    end(request.getSession(false));
    audit.record(Action.SIGNED_OUT, signedIn.account(), subject(signedIn.account()), Map.of());
  }

  /**
   * After the account's other sessions have been ended: the one of this request goes on, under
   * another id, if it is one of that account.
   *
   * @return the id that it had
   */
  Optional<String> carryOn(long account, HttpServletRequest request) {
    Optional<SignedIn> own = kept(request).filter(s -> s.account() == account);
    String id = own.isPresent() ? request.getSession().getId() : null;
    own.ifPresent(s -> replace(request, s.withVersion(callers.version(account).orElseThrow())));
    return Optional.ofNullable(id);
  }

  static String subject(long account) {
    return "account " + account;
  }

  /** What the session of the request keeps, even if it has been ended for all others. */
  private static Optional<SignedIn> kept(HttpServletRequest request) {
    HttpSession session =
        request.getHeader(HttpHeaders.AUTHORIZATION) == null ? request.getSession(false) : null;
    return session != null && session.getAttribute(KeptSignedIn.ATTRIBUTE) instanceof SignedIn s
        ? Optional.of(s)
        : Optional.empty();
  }

  private static void replace(HttpServletRequest request, SignedIn signedIn) {
    request.getSession().setAttribute(KeptSignedIn.ATTRIBUTE, signedIn);
    request.changeSessionId();
  }

  private static void end(@Nullable HttpSession session) {
    if (session != null) {
      session.invalidate();
    }
  }
}
