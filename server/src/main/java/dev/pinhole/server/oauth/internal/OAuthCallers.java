package dev.pinhole.server.oauth.internal;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.account.Scope;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.account.CallerSource;
import dev.pinhole.server.account.Callers;
import dev.pinhole.server.platform.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Who calls with a program's access token: the account, limited to what the program may. Asked of
 * the database each time, so that revoking works at once.
 */
@Component
class OAuthCallers implements CallerSource {
  private static final String SCHEME = "Bearer ";
  private static final int LONGEST = 100;
  private static final Duration BETWEEN_USES = Duration.ofMinutes(1);

  private final TokenRows tokens;
  private final FamilyRows families;
  private final ClientRows clients;
  private final Callers callers;
  private final Clock clock;

  OAuthCallers(
      TokenRows tokens, FamilyRows families, ClientRows clients, Callers callers, Clock clock) {
    this.tokens = tokens;
    this.families = families;
    this.clients = clients;
    this.callers = callers;
    this.clock = clock;
  }

  @Override
  public @Nullable Caller find(HttpServletRequest request) {
    String token = presented(request);
    return token == null ? null : caller(token).orElseThrow(OAuthCallers::invalid);
  }

  /** The token, where it looks like one of a program. */
  static @Nullable String presented(HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null
        || header.length() > LONGEST
        || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return null;
    }
    String token = header.substring(SCHEME.length()).strip();
    return token.startsWith(TokenMint.ACCESS) ? token : null;
  }

  private Optional<Caller> caller(String presented) {
    Instant now = clock.instant();
    return tokens
        .find(TokenHash.ofPresented(presented))
        .filter(token -> token.kind() == TokenKind.ACCESS)
        .filter(token -> !token.spent() && !token.expired(now))
        .flatMap(token -> families.find(token.family()).flatMap(family -> caller(family, token)));
  }

  private Optional<Caller> caller(Family family, Issued token) {
    Long account = family.account();
    Client client = clients.find(family.client()).filter(c -> !c.disabled()).orElse(null);
    if (account == null || client == null) {
      return Optional.empty();
    }
    // What the client may no longer have it has lost with all that was granted before.
    Set<String> allowed = new TreeSet<>(token.scopes());
    allowed.retainAll(client.scopes());
    Optional<Caller> caller =
        callers.find(account, family.version(), null).map(found -> limited(found, scopes(allowed)));
    caller.ifPresent(_ -> used(family));
    return caller;
  }

  /** What says only who somebody is, opens nothing of theirs. */
  private static Caller limited(Caller caller, Set<Scope> scopes) {
    Caller limited = caller.limitedTo(scopes);
    if (limited.scopes().isEmpty()) {
      throw new ProblemException(
              ProblemCode.FORBIDDEN, "This token has no scope of the server's API.")
          .header(
              HttpHeaders.WWW_AUTHENTICATE,
              "Bearer realm=\"pinhole\", error=\"insufficient_scope\"");
    }
    return limited;
  }

  private static Set<Scope> scopes(Set<String> values) {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (Scope scope : Scope.values()) {
      if (scope.grantable() && values.contains(scope.value())) {
        scopes.add(scope);
      }
    }
    return scopes;
  }

  private void used(Family family) {
    Instant now = clock.instant();
    Instant last = family.usedAt();
    if (last == null || Duration.between(last, now).compareTo(BETWEEN_USES) >= 0) {
      families.used(family.number(), now, now.minus(BETWEEN_USES));
    }
  }

  private static ProblemException invalid() {
    return new ProblemException(
            ProblemCode.UNAUTHENTICATED, "The program's access token is expired or revoked.")
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"pinhole\", error=\"invalid_token\"");
  }
}
