package dev.pinhole.server.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.account.Role;
import dev.pinhole.api.account.Scope;
import dev.pinhole.api.account.Token;
import dev.pinhole.api.account.TokenRequest;
import dev.pinhole.server.audit.Action;
import dev.pinhole.server.audit.Audit;
import dev.pinhole.server.platform.Ids;
import dev.pinhole.server.platform.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Long-lived credentials for programs. Only a hash is kept; at 128 random bits a plain one is
 * enough.
 */
@Component
class ApiTokens {
  static final String PREFIX = "ph_";
  private static final int MAX_PER_ACCOUNT = 100;
  private static final int MAX_PER_PROGRAM = 10;
  private static final Duration STALE = Duration.ofSeconds(2);
  private static final Duration BETWEEN_USES = Duration.ofMinutes(1);

  private final TokenRepository repository;
  private final Accounts accounts;
  private final Audit audit;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final Cache<String, Optional<StoredToken>> recent =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(STALE).build();

  ApiTokens(
      TokenRepository repository,
      Accounts accounts,
      Audit audit,
      TransactionTemplate transaction,
      Clock clock) {
    this.repository = repository;
    this.accounts = accounts;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  static boolean looksLikeOne(String token) {
    return token.startsWith(PREFIX);
  }

  Token create(Caller caller, TokenRequest request) {
    TokenRules.check(caller, request);
    String secret = PREFIX + Ids.next();
    StoredToken token =
        transaction.execute(_ -> insert(caller.accountId(), request, null, Secrets.hash(secret)));
    return token.toToken(secret);
  }

  /**
   * One for a program that has asked for the password itself; the oldest that was made so for the
   * program ends where it has too many.
   */
  String createFor(long account, String program, Set<Scope> scopes) {
    String secret = PREFIX + Ids.next();
    TokenRequest request = new TokenRequest(program, scopes, null);
    List<StoredToken> ended =
        transaction.execute(_ -> {
          List<StoredToken> oldest = repository.deleteOldest(account, program, MAX_PER_PROGRAM - 1);
          oldest.forEach(token -> record(Action.TOKEN_DELETED, token));
          insert(account, request, program, Secrets.hash(secret));
          return oldest;
        });
    ended.forEach(token -> recent.invalidate(token.hash()));
    return secret;
  }

  private StoredToken insert(
      long account, TokenRequest request, @Nullable String program, String hash) {
    Instant now = clock.instant();
    Instant expiresAt = expiry(now, request.expiresIn());
    StoredToken token =
        repository
            .insert(account, request, program, hash, now, expiresAt, MAX_PER_ACCOUNT)
            .orElseThrow(ApiTokens::tooMany);
    record(Action.TOKEN_MADE, token);
    return token;
  }

  private void record(Action action, StoredToken token) {
    String scopes =
        token.scopes().stream().map(Scope::value).sorted().collect(Collectors.joining(" "));
    audit.record(
        action,
        token.accountId(),
        "token " + token.id(),
        Map.of("name", token.name(), "scopes", scopes));
  }

  List<Token> list(long accountId) {
    return repository.of(accountId).stream().map(token -> token.toToken(null)).toList();
  }

  /** Ends a token at once here, within two seconds on other nodes. */
  void delete(long accountId, long id) {
    StoredToken token = transaction.execute(_ -> remove(accountId, id));
    recent.invalidate(token.hash());
  }

  private StoredToken remove(long accountId, long id) {
    StoredToken token = repository.delete(accountId, id).orElseThrow(ProblemException::notFound);
    record(Action.TOKEN_DELETED, token);
    return token;
  }

  /** Returns empty for anything but a token that still works. */
  Optional<Caller> authenticate(String secret) {
    if (secret.length() != PREFIX.length() + Ids.LENGTH) {
      return Optional.empty();
    }
    String hash = Secrets.hash(secret);
    StoredToken token = recent.get(hash, repository::find).orElse(null);
    if (token == null || token.expired(clock.instant())) {
      return Optional.empty();
    }
    Optional<Caller> caller =
        accounts
            .findStored(token.accountId())
            .filter(a -> !a.disabled())
            .map(a -> caller(a, token));
    caller.ifPresent(_ -> used(token));
    return caller;
  }

  private static Caller caller(StoredAccount account, StoredToken token) {
    Set<Scope> scopes = EnumSet.copyOf(token.scopes());
    scopes.retainAll(Caller.sessionScopes(account.role()));
    boolean admin = account.role() == Role.ADMIN && scopes.contains(Scope.ADMIN);
    return new Caller(account.id(), account.username(), admin, scopes, null);
  }

  private void used(StoredToken token) {
    Instant now = clock.instant();
    Instant last = token.lastUsedAt();
    if (last == null || Duration.between(last, now).compareTo(BETWEEN_USES) >= 0) {
      repository.used(token.id(), now, now.minus(BETWEEN_USES));
      // Not put: a token that was deleted meanwhile must not come back.
      recent.asMap().computeIfPresent(token.hash(), (_, _) -> Optional.of(token.usedAt(now)));
    }
  }

  private static @Nullable Instant expiry(Instant now, @Nullable Long seconds) {
    return seconds == null ? null : now.plusSeconds(seconds);
  }

  private static ProblemException tooMany() {
    return new ProblemException(
            ProblemCode.TOO_MANY_TOKENS,
            "An account can have " + MAX_PER_ACCOUNT + " tokens. Delete one that is not used.")
        .with("maximum", MAX_PER_ACCOUNT);
  }
}
