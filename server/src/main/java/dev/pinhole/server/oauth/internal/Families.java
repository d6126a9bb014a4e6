package dev.pinhole.server.oauth.internal;

import dev.pinhole.server.account.Callers;
import dev.pinhole.server.audit.Action;
import dev.pinhole.server.audit.Audit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * What people have let programs do. Each is a family: a code, and all tokens that came of it, which
 * end together. It also ends with whatever ends the sessions of its account.
 */
@Component
class Families implements OAuth2AuthorizationService {
  private static final Duration CONSENT = Duration.ofMinutes(15);

  private final FamilyRows rows;
  private final TokenRows tokens;
  private final ClientRows clientRows;
  private final Clients clients;
  private final Callers callers;
  private final Audit audit;
  private final JsonMapper json;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Families(
      FamilyRows rows,
      TokenRows tokens,
      ClientRows clientRows,
      Clients clients,
      Callers callers,
      Audit audit,
      JsonMapper json,
      TransactionTemplate transaction,
      Clock clock) {
    this.rows = rows;
    this.tokens = tokens;
    this.clientRows = clientRows;
    this.clients = clients;
    this.callers = callers;
    this.audit = audit;
    this.json = json;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Keeps it.
   *
   * @throws OAuth2AuthenticationException where another has changed it since it was read: of two
   *     who use the same code or token, one has nothing
   */
  @Override
  public void save(OAuth2Authorization authorization) {
    transaction.executeWithoutResult(_ -> {
      OAuth2Authorization.Token<?> refresh = authorization.getRefreshToken();
      if (refresh != null && refresh.isInvalidated()) {
        // Nothing can come of it any more; whether the program gave it up, or its code was used
        // twice.
        remove(authorization);
      } else {
        write(authorization);
      }
    });
  }

  private void write(OAuth2Authorization authorization) {
    Client client =
        clientRows.find(authorization.getRegisteredClientId()).orElseThrow(Families::gone);
    Draft draft = new Draft(authorization, client, json, clock.instant().plus(CONSENT));
    Optional<Family> known = rows.find(authorization.getId());
    Family family = draft.family(known.orElse(null), clock.instant(), this::ownersVersion);
    boolean isNew = authorization.getAttribute(Rebuilt.REVISION) == null;
    if (isNew ? known.isPresent() : !rows.update(family)) {
      throw gone();
    }
    long number = isNew ? rows.insert(family) : family.number();
    draft.tokens(number, clock.instant()).forEach(this::write);
    if (!draft.waitsForConsent()) {
      tokens.delete(number, TokenKind.STATE);
    }
    boolean granted = family.grantedAt() != null;
    if (granted && known.map(Family::grantedAt).isEmpty()) {
      recordGrant(family, client);
    }
    rows.keepLatest(
        client.number(), family.account(), granted, Bounds.most(granted, family.account()));
  }

  private void write(Issued token) {
    switch (token.kind()) {
      case ACCESS -> {
        if (tokens.find(token.hash()).isEmpty()) {
          tokens.delete(token.family(), TokenKind.ACCESS);
        }
      }
      case REFRESH -> tokens.spendOthers(token);
      case STATE -> tokens.delete(token.family(), TokenKind.STATE);
      default -> {}
    }
    tokens.save(token);
  }

  private int ownersVersion(long account) {
    return callers.version(account).orElseThrow(Families::gone);
  }

  private void recordGrant(Family family, Client client) {
    // A program that acts for itself does so every hour; that is no event.
    if (!family.grantType().equals("client_credentials")) {
      audit.record(
          Action.AUTHORIZATION_GRANTED,
          family.account(),
          "client " + client.id(),
          Map.of("scopes", String.join(" ", family.scopes())));
    }
  }

  @Override
  public void remove(OAuth2Authorization authorization) {
    boolean codeUsedTwice = authorization.getAttribute(Rebuilt.PRESENTED) == TokenKind.CODE;
    rows.find(authorization.getId())
        .ifPresent(
            family -> end(family, codeUsedTwice ? Action.CODE_REUSED : Action.AUTHORIZATION_ENDED));
  }

  /** With all its tokens, at once. */
  void end(Family family, Action why) {
    transaction.executeWithoutResult(_ -> {
      if (rows.delete(family.id()) && family.grantedAt() != null) {
        String client = clientRows.find(family.client()).map(Client::id).orElse("gone");
        audit.record(why, family.account(), "client " + client, Map.of());
      }
    });
  }

  @Override
  public @Nullable OAuth2Authorization findById(String id) {
    return rows.find(id).map(family -> rebuilt(family, null, null)).orElse(null);
  }

  @Override
  public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
    TokenHash hash = TokenHash.ofPresented(token);
    Family family =
        tokens
            .find(hash)
            .filter(found -> found.kind().meant(type))
            .flatMap(found -> rows.find(found.family()))
            .orElse(null);
    if (family == null) {
      return null;
    }
    // Looked at again after the family: what others did to the token before the family was read is
    // seen here, and what they did later has its revision changed, so that nothing is saved.
    Issued found = tokens.find(hash).orElse(null);
    return found == null || isOver(found, type) ? null : rebuilt(family, found, token);
  }

  private boolean isOver(Issued found, @Nullable OAuth2TokenType said) {
    boolean expired = found.expired(clock.instant());
    return switch (found.kind()) {
      case DEVICE -> {
        if (expired) {
          throw new OAuth2AuthenticationException(new OAuth2Error("expired_token"));
        }
        yield false;
      }
      // Spent, it tells Spring that somebody else has it too, which ends what it was used for.
      case CODE -> expired && !found.spent();
      // To say goodbye, an old one is good enough (OpenID Connect RP-Initiated Logout section 2).
      case ID -> false;
      case REFRESH -> found.spent() ? reused(found, said) : expired;
      case STATE, ACCESS, USER -> expired || found.spent();
    };
  }

  /** Nobody can say which of the two who have it is the thief, so both have to ask again. */
  private boolean reused(Issued found, @Nullable OAuth2TokenType said) {
    if (said != null) {
      rows.find(found.family()).ifPresent(family -> end(family, Action.REFRESH_TOKEN_REUSED));
    }
    return true;
  }

  private @Nullable OAuth2Authorization rebuilt(
      Family family, @Nullable Issued found, @Nullable String presented) {
    RegisteredClient client =
        clientRows.find(family.client()).map(Client::id).map(clients::findById).orElse(null);
    if (client == null || !isCurrent(family)) {
      return null;
    }
    Asked asked = json.readValue(family.asked(), Asked.class);
    List<Issued> live =
        tokens.of(family.number()).stream()
            .filter(token -> !token.spent() || token.kind() != TokenKind.REFRESH)
            .toList();
    return new Rebuilt(client, family, asked, found, presented).with(live);
  }

  boolean isCurrent(Family family) {
    Long account = family.account();
    return account == null || callers.isCurrent(account, family.version());
  }

  static OAuth2AuthenticationException gone() {
    return new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
  }

  Instant now() {
    return clock.instant();
  }
}
