package dev.pinhole.server.account;

import dev.pinhole.api.account.Role;
import dev.pinhole.api.account.Scope;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a request. A controller method that takes a {@code Caller} is given it; one that takes
 * a {@code @Nullable Caller} is given null for an anonymous request.
 *
 * @param accountId the account's number
 * @param username as shown to people
 * @param admin whether the caller acts as an admin: the account has the role, and the token, if it
 *     is one, has the scope
 * @param scopes what the session or token allows
 * @param provedAt when a person has last shown who they are; null for programs, which have a token
 * @param secondFactorMissing whether that is why less is allowed than the role would
 */
public record Caller(
    long accountId,
    String username,
    boolean admin,
    Set<Scope> scopes,
    @Nullable Instant provedAt,
    boolean secondFactorMissing) {

  public Caller {
    scopes = Set.copyOf(scopes);
  }

  public Caller(
      long accountId,
      String username,
      boolean admin,
      Set<Scope> scopes,
      @Nullable Instant provedAt) {
    this(accountId, username, admin, scopes, provedAt, false);
  }

  /** Somebody signed in, with all that the role allows. */
  public Caller(long accountId, String username, boolean admin) {
    this(accountId, username, admin, sessionScopes(admin ? Role.ADMIN : Role.USER), null);
  }

  /** The same, where less is allowed: what is in both. */
  public Caller limitedTo(Set<Scope> allowed) {
    return limitedTo(allowed, secondFactorMissing);
  }

  /** The same, who can do nothing but set up a second factor. */
  Caller withoutSecondFactor() {
    return limitedTo(EnumSet.of(Scope.ACCOUNT), true);
  }

  private Caller limitedTo(Set<Scope> allowed, boolean missing) {
    Set<Scope> both = EnumSet.noneOf(Scope.class);
    both.addAll(scopes);
    both.retainAll(allowed);
    return new Caller(
        accountId, username, admin && both.contains(Scope.ADMIN), both, provedAt, missing);
  }

  /** Whether the session or token allows this. */
  public boolean may(Scope scope) {
    return scopes.contains(scope);
  }

  static Set<Scope> sessionScopes(Role role) {
    return role == Role.ADMIN
        ? EnumSet.allOf(Scope.class)
        : EnumSet.complementOf(EnumSet.of(Scope.ADMIN));
  }
}
