package dev.pinhole.server.account;

import dev.pinhole.api.account.Role;
import dev.pinhole.api.account.Scope;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who makes a request. A controller method that takes a {@code Caller} is given it; one that takes
 * a {@code @Nullable Caller} is given null for an anonymous request.
 *
 * @param accountId the account's number
 * @param username as shown to people
 * @param admin whether the caller acts as an admin: the account has the role, and the token, if it
 *     is one, has the scope
 * @param scopes what the session or token allows
 */
public record Caller(long accountId, String username, boolean admin, Set<Scope> scopes) {

  public Caller {
    scopes = Set.copyOf(scopes);
  }

  /** Somebody signed in, with all that the role allows. */
  public Caller(long accountId, String username, boolean admin) {
    this(accountId, username, admin, sessionScopes(admin ? Role.ADMIN : Role.USER));
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
