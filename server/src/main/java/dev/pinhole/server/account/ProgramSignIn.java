package dev.pinhole.server.account;

import dev.pinhole.api.account.AccessToken;
import dev.pinhole.api.account.Login;
import dev.pinhole.api.account.Scope;
import dev.pinhole.server.audit.Action;
import dev.pinhole.server.audit.Audit;
import dev.pinhole.server.platform.ProblemException;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Gives a program what it then shows with each request, for somebody's name and password. */
@Component
public class ProgramSignIn {
  /** What an API token begins with; 22 base62 characters follow. */
  public static final String API_TOKEN_PREFIX = ApiTokens.PREFIX;

  private final SignIn signIn;
  private final AccessTokens accessTokens;
  private final ApiTokens apiTokens;
  private final Callers callers;
  private final Audit audit;

  ProgramSignIn(
      SignIn signIn, AccessTokens accessTokens, ApiTokens apiTokens, Callers callers, Audit audit) {
    this.signIn = signIn;
    this.callers = callers;
    this.accessTokens = accessTokens;
    this.apiTokens = apiTokens;
    this.audit = audit;
  }

  /**
   * A token (JWT) of an hour, for all that the account may do.
   *
   * @throws ProblemException as {@link SignIn#verify}
   */
  public AccessToken accessToken(Login login, Visit visit) {
    long account = verified(login, visit, "access-token");
    return accessTokens.issue(account);
  }

  /**
   * A token that does not run out, for programs that keep one: an API token, shown among the
   * account's own. Of each program an account has no more than a few; the one that was made first
   * ends with the next.
   *
   * @param program as the token is called
   * @throws ProblemException as {@link SignIn#verify}, and where the account must first have a
   *     second factor
   */
  public String apiToken(Login login, Visit visit, String program, Set<Scope> scopes) {
    return apiToken(verified(login, visit, "api-token"), program, scopes);
  }

  /** The same, for an account that has just been made. */
  public String apiToken(long account, String program, Set<Scope> scopes) {
    requireFactor(account);
    return apiTokens.createFor(account, program, scopes);
  }

  /** Who can do nothing yet but set one up gets no token by which to do more. */
  private void requireFactor(long account) {
    boolean isMissing =
        callers
            .version(account)
            .flatMap(version -> callers.find(account, version, null))
            .orElseThrow(ProblemException::notFound)
            .secondFactorMissing();
    if (isMissing) {
      throw ScopeInterceptor.secondFactorMissing();
    }
  }

  private long verified(Login login, Visit visit, String way) {
    long account = signIn.verify(login, visit).id();
    audit.record(Action.SIGNED_IN, account, "account " + account, Map.of("way", way));
    return account;
  }
}
