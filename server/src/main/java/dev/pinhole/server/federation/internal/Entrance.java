package dev.pinhole.server.federation.internal;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.session.ProviderCode;
import dev.pinhole.api.session.SessionView;
import dev.pinhole.server.account.Callers;
import dev.pinhole.server.account.SignIn;
import dev.pinhole.server.account.Visit;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.session.BrowserSessions;
import dev.pinhole.server.session.Devices;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Lets people in who come from a provider, once they have shown what else the account asks for. */
@Component
class Entrance {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Providers providers;
  private final SignIn signIn;
  private final Callers callers;
  private final BrowserSessions sessions;
  private final Devices devices;
  private final SealedCookie<Awaited> waiting;
  private final Clock clock;

  Entrance(
      Providers providers,
      SignIn signIn,
      Callers callers,
      BrowserSessions sessions,
      Devices devices,
      SealedCookie<Awaited> waiting,
      Clock clock) {
    this.providers = providers;
    this.signIn = signIn;
    this.callers = callers;
    this.sessions = sessions;
    this.devices = devices;
    this.waiting = waiting;
    this.clock = clock;
  }

  /** False where the code of the second factor is still awaited. */
  boolean open(
      long account, String provider, HttpServletRequest request, HttpServletResponse response) {
    if (!providers.settings(provider).trusted()) {
      try {
        signIn.confirmFactors(account, null, Visit.of(request));
      } catch (ProblemException problem) {
        if (problem.code() != ProblemCode.SECOND_FACTOR_REQUIRED) {
          throw problem;
        }
        await(account, provider, request, response);
        return false;
      }
    }
    sessions.start(account, way(provider), request);
    return true;
  }

  private void await(
      long account, String provider, HttpServletRequest request, HttpServletResponse response) {
    int version = callers.version(account).orElseThrow(ProblemException::notFound);
    Awaited awaited = new Awaited(account, version, provider, clock.instant().plus(PATIENCE));
    waiting.write(request, response, awaited, PATIENCE);
  }

  SessionView complete(
      ProviderCode code, HttpServletRequest request, HttpServletResponse response) {
    Awaited awaited =
        waiting
            .read(request)
            .filter(a -> clock.instant().isBefore(a.end()))
            .filter(a -> callers.isCurrent(a.account(), a.version()))
            .orElseThrow(Arrivals::invalid);
    signIn.confirmFactors(awaited.account(), code.code(), Visit.of(request));
    waiting.clear(request, response);
    SessionView view = sessions.start(awaited.account(), way(awaited.provider()), request);
    if (Boolean.TRUE.equals(code.rememberDevice())) {
      devices.remember(awaited.account(), request, response);
    }
    return view;
  }

  private static String way(String provider) {
    return "provider " + provider;
  }
}
