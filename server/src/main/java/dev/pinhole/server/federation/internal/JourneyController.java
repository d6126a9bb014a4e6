package dev.pinhole.server.federation.internal;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.account.Refusals;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.session.BrowserSessions;
import dev.pinhole.server.session.SignedIn;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** Where browsers leave for a provider, and where they come back. */
@RestController
@Hidden
class JourneyController {
  private static final Logger LOG = LoggerFactory.getLogger(JourneyController.class);
  private static final String SIGN_IN = "/sign-in";

  private final Departures departures;
  private final Arrivals arrivals;
  private final Linking linking;
  private final Entrance entrance;
  private final BrowserSessions sessions;
  private final SealedCookie<Journey> journeys;
  private final Refusals refusals;

  JourneyController(
      Departures departures,
      Arrivals arrivals,
      Linking linking,
      Entrance entrance,
      BrowserSessions sessions,
      SealedCookie<Journey> journeys,
      Refusals refusals) {
    this.departures = departures;
    this.arrivals = arrivals;
    this.linking = linking;
    this.entrance = entrance;
    this.sessions = sessions;
    this.journeys = journeys;
    this.refusals = refusals;
  }

  @GetMapping("/oauth2/authorization/{provider}")
  ResponseEntity<Void> leave(
      @PathVariable String provider,
      @RequestParam(name = "continue", required = false) @Nullable String continueAt,
      HttpServletRequest request,
      HttpServletResponse response) {
    try {
      return to(departures.leave(provider, 0, continueAt, request, response));
    } catch (ProblemException problem) {
      return refused(provider, problem);
    }
  }

  @GetMapping("/login/oauth2/code/{provider}")
  ResponseEntity<Void> arrive(
      @PathVariable String provider, HttpServletRequest request, HttpServletResponse response) {
    Optional<Journey> journey = journeys.read(request);
    journeys.clear(request, response);
    try {
      Person person = arrivals.arrive(provider, journey, Answer.of(request));
      return to(arrived(person, journey.orElseThrow(), request, response));
    } catch (ProblemException problem) {
      note(journey, problem.code());
      return refused(provider, problem);
    }
  }

  /** In the audit trail: but not who changed their mind, or wanted to link an account. */
  private void note(Optional<Journey> journey, ProblemCode reason) {
    boolean signingIn = journey.map(Journey::account).orElse(0L) == 0;
    if (signingIn && reason != ProblemCode.SIGN_IN_CANCELLED) {
      // Without a journey of ours, the name in the address is anybody's.
      refusals.fromProvider(journey.map(Journey::provider).orElse("unknown"), reason);
    }
  }

  private String arrived(
      Person person, Journey journey, HttpServletRequest request, HttpServletResponse response) {
    if (journey.account() != 0) {
      requireSignedIn(journey.account(), request);
      linking.link(journey.account(), person);
      return journey.continueAt();
    }
    long account = linking.accountOf(person);
    return entrance.open(account, person, request, response)
        ? journey.continueAt()
        : signIn("provider", journey.provider(), journey.continueAt());
  }

  /** Whoever has asked for the link must still be at this browser. */
  private void requireSignedIn(long account, HttpServletRequest request) {
    boolean same =
        sessions.current(request).map(SignedIn::account).filter(a -> a == account).isPresent();
    if (!same) {
      throw Arrivals.invalid();
    }
  }

  /** A person is looking at this: the page says it in words. */
  private static ResponseEntity<Void> refused(String provider, ProblemException problem) {
    LOG.info("Signing in with {} is refused: {}", provider, problem.code().value());
    return to(signIn("problem", problem.code().value(), "/"));
  }

  private static String signIn(String name, String value, String continueAt) {
    UriComponentsBuilder page = UriComponentsBuilder.fromPath(SIGN_IN).queryParam(name, "{value}");
    return "/".equals(continueAt)
        ? page.encode().buildAndExpand(value).toUriString()
        : page.queryParam("continue", "{at}")
            .encode()
            .buildAndExpand(value, continueAt)
            .toUriString();
  }

  private static ResponseEntity<Void> to(String address) {
    return ResponseEntity.status(HttpStatus.FOUND)
        .cacheControl(CacheControl.noStore())
        .location(URI.create(address))
        .build();
  }
}
