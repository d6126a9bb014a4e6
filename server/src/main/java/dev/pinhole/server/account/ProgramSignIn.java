package dev.pinhole.server.account;

import dev.pinhole.api.account.AccessToken;
import dev.pinhole.api.account.Account;
import dev.pinhole.api.account.Login;
import dev.pinhole.api.account.Scope;
import dev.pinhole.server.audit.Action;
import dev.pinhole.server.audit.Audit;
import dev.pinhole.server.platform.ProblemException;
import java.util.Map;
import java.util.Optional;
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
  private final Accounts accounts;
  private final Callers callers;
  private final Audit audit;

  ProgramSignIn(
      SignIn signIn,
      AccessTokens accessTokens,
      ApiTokens apiTokens,
      Accounts accounts,
      Callers callers,
      Audit audit) {
    this.signIn = signIn;
    this.accounts = accounts;
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
    SignIn.Verified verified = signIn.verify(login, visit);
    AccessToken token = accessTokens.issue(verified.id(), verified.version());
    record(verified.id(), "access-token");
    return token;
  }

  /**
   * A token that does not run out, for programs that keep one: an API token, shown among the
   * account's own. Of each program an account has no more than a few; the one that was made first
   * ends with the next. Who gives {@link #ownToken one of their own} gets that.
   *
   * @param program as the token is called
   * @throws ProblemException as {@link SignIn#verify}, and where the account must first have a
   *     second factor
   */
  public String apiToken(Login login, Visit visit, String program, Set<Scope> scopes) {
    return ownToken(login).orElseGet(() -> newToken(login, visit, program, scopes));
  }

  private String newToken(Login login, Visit visit, String program, Set<Scope> scopes) {
    SignIn.Verified verified = signIn.verify(login, visit);
    requireFactor(verified.id(), verified.version());
    record(verified.id(), "api-token");
    return apiTokens.createFor(verified.id(), program, scopes);
  }

  /** The same, for an account that has just been made. */
  public String apiToken(long account, String program, Set<Scope> scopes) {
    requireFactor(account, callers.version(account).orElseThrow(ProblemException::notFound));
    return apiTokens.createFor(account, program, scopes);
  }

  /**
   * The password, where it is no password but an API token of the account that the login names: for
   * people with a second factor, whose programs have no place for its code.
   */
  public Optional<String> ownToken(Login login) {
    return apiTokens
        .authenticate(login.password())
        .flatMap(caller -> accounts.find(caller.accountId()))
        .filter(account -> isOf(account, login.username()))
        .map(_ -> login.password());
  }

  private static boolean isOf(Account account, String signInName) {
    String key = SignInName.key(signInName);
    String email = account.email();
    return key.equals(SignInName.key(account.username()))
        || (email != null && key.equals(SignInName.key(email)));
  }

  /**
   * Who can do nothing yet but set one up gets no token by which to do more; nor does who has a
   * password that has been replaced since.
   */
  private void requireFactor(long account, int version) {
    Caller caller =
        callers.find(account, version, null).orElseThrow(ProblemException::unauthenticated);
    if (caller.secondFactorMissing()) {
      throw ScopeInterceptor.secondFactorMissing();
    }
  }

  private void record(long account, String way) {
    audit.record(Action.SIGNED_IN, account, "account " + account, Map.of("way", way));
  }
}
