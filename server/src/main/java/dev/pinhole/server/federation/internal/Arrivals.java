package dev.pinhole.server.federation.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.platform.ProblemException;
import java.time.Clock;
import java.util.Optional;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.stereotype.Component;

/** Judges what browsers bring back from providers. */
@Component
class Arrivals {
  private static final int MOST_REMEMBERED = 100_000;

  private final Providers providers;
  private final Exchange exchange;
  private final Clock clock;

  /** The provider takes a code once; here, too, a journey ends once. */
  private final Cache<String, Boolean> ended =
      Caffeine.newBuilder()
          .maximumSize(MOST_REMEMBERED)
          .expireAfterWrite(Departures.WITHIN)
          .build();

  Arrivals(Providers providers, Exchange exchange, Clock clock) {
    this.providers = providers;
    this.exchange = exchange;
    this.clock = clock;
  }

  /** Returns who it is. */
  Person arrive(String provider, Optional<Journey> begun, Answer answer) {
    Journey journey =
        begun
            .filter(j -> j.provider().equals(provider))
            .filter(j -> clock.instant().isBefore(j.end()))
            .filter(j -> j.state().equals(answer.state()))
            .filter(j -> ended.asMap().putIfAbsent(j.state(), true) == null)
            .orElseThrow(Arrivals::invalid);
    if (answer.error() != null) {
      throw new ProblemException(
          ProblemCode.SIGN_IN_CANCELLED, "The other server did not sign you in.");
    }
    ClientRegistration registration = providers.findByRegistrationId(provider);
    requireIssuer(registration, answer);
    return exchange.person(registration, journey, answer);
  }

  /** An answer of another provider, mixed up (RFC 9207). */
  private static void requireIssuer(ClientRegistration registration, Answer answer) {
    String issuer = registration.getProviderDetails().getIssuerUri();
    if (answer.iss() != null && !answer.iss().equals(issuer)) {
      throw invalid();
    }
  }

  static ProblemException invalid() {
    return new ProblemException(
        ProblemCode.PROVIDER_ANSWER_INVALID,
        "This is not the answer to what your browser was sent there for, or it comes too late."
            + " Sign in again.");
  }
}
