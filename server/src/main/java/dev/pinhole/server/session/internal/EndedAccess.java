package dev.pinhole.server.session.internal;

import dev.pinhole.server.account.AccessEnded;
import dev.pinhole.server.account.Secrets;
import dev.pinhole.server.audit.Action;
import dev.pinhole.server.audit.Audit;
import dev.pinhole.server.session.Devices;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Sessions are over once the account's version has been raised. Here their rows go, and the session
 * in which the owner did it goes on.
 */
@Component
class EndedAccess {
  private final CookieSessions cookies;
  private final SessionRows sessions;
  private final Devices devices;
  private final Audit audit;

  EndedAccess(CookieSessions cookies, SessionRows sessions, Devices devices, Audit audit) {
    this.cookies = cookies;
    this.sessions = sessions;
    this.devices = devices;
    this.audit = audit;
  }

  @EventListener
  void ended(AccessEnded event) {
    long account = event.account();
    sessions.endAll(account, event.byOwner() ? kept(account) : null);
    devices.forgetAll(account);
    audit.record(
        Action.SESSIONS_ENDED,
        event.actor(),
        CookieSessions.subject(account),
        Map.of("which", "all"));
  }

  /** The row of this request's session, which is replaced when the answer is sent. */
  private @Nullable String kept(long account) {
    HttpServletRequest request = request();
    return request == null
        ? null
        : cookies.carryOn(account, request).map(Secrets::hash).orElse(null);
  }

  private static @Nullable HttpServletRequest request() {
    return RequestContextHolder.getRequestAttributes()
            instanceof ServletRequestAttributes attributes
        ? attributes.getRequest()
        : null;
  }
}
