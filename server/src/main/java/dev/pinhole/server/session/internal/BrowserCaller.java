package dev.pinhole.server.session.internal;

import dev.pinhole.server.account.Caller;
import dev.pinhole.server.account.CallerSource;
import dev.pinhole.server.account.Callers;
import dev.pinhole.server.session.BrowserSessions;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who calls, by the cookie. One that is over is none: a public picture is for everybody. */
@Component
class BrowserCaller implements CallerSource {
  // Takes a picture at a mere link, which any site can have a signed-in person follow.
  private static final String BY_LINK = "/api/v1/capture";

  private final BrowserSessions sessions;
  private final Callers callers;

  BrowserCaller(BrowserSessions sessions, Callers callers) {
    this.sessions = sessions;
    this.callers = callers;
  }

  @Override
  public @Nullable Caller find(HttpServletRequest request) {
    return byLink(request) ? null : caller(request);
  }

  private static boolean byLink(HttpServletRequest request) {
    // As it is served, not as it was sent: a letter may come as %65 and be the same.
    return request.getServletPath().equals(BY_LINK);
  }

  private @Nullable Caller caller(HttpServletRequest request) {
    return sessions
        .current(request)
        .flatMap(s -> callers.find(s.account(), s.version(), s.provedAt()))
        .orElse(null);
  }
}
