package dev.pinhole.server.account;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.account.Account;
import dev.pinhole.api.account.Login;
import dev.pinhole.server.platform.ProblemException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Checks who signs in: name, password and, where the account has one, the second factor. A wrong
 * password, an unknown name and a disabled account cannot be told apart, by answer or by time.
 */
@Component
public class SignIn {
  /** Of a name or an e-mail address (RFC 5321). */
  private static final int LONGEST = 254;

  private final AccountRepository accounts;
  private final Passwords passwords;
  private final SignInAttempts attempts;
  private final Refusals refusals;
  private final List<SecondFactor> factors;

  SignIn(
      AccountRepository accounts,
      Passwords passwords,
      SignInAttempts attempts,
      Refusals refusals,
      List<SecondFactor> factors) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.attempts = attempts;
    this.refusals = refusals;
    this.factors = List.copyOf(factors);
  }

  /**
   * Somebody who has signed in.
   *
   * @param version {@link Callers#version} when the password was looked at. What they are given
   *     carries this one, not that of a moment later: the password may have been replaced meanwhile
   */
  public record Verified(long id, int version) {}

  /**
   * Returns whose name and password these are.
   *
   * @throws ProblemException where they are nobody's, the second factor is missing or wrong, or
   *     there were too many attempts
   */
  public Verified verify(Login login, Visit visit) {
    String key = key(login.username());
    take(visit, key);
    StoredAccount account = verified(key, login.password());
    checkFactors(account.toAccount(), login.code(), visit);
    attempts.succeeded(visit.address(), key);
    return new Verified(account.id(), account.sessionVersion());
  }

  /**
   * Asks somebody who is signed in again: a session left open must not be enough to take the
   * account.
   *
   * @param field of the request that has the password
   * @throws ProblemException as {@link #verify}
   */
  public void confirm(long id, String field, String password, @Nullable String code, Visit visit) {
    StoredAccount account = accounts.find(id).orElseThrow(ProblemException::notFound);
    String key = Texts.withoutCase(account.username());
    take(visit, key);
    if (!passwords.matches(password, account.passwordHash())) {
      refusals.wrong(account.id());
      throw new ProblemException(
              ProblemCode.WRONG_PASSWORD, field + " is not this account's password.")
          .with("field", field);
    }
    checkFactors(account.toAccount(), code, visit.withoutDevice());
    attempts.succeeded(visit.address(), key);
  }

  /**
   * Asks somebody for the second factor who has shown otherwise who they are.
   *
   * @throws ProblemException where the account has one and this is not it
   */
  public void confirmFactors(long id, @Nullable String code, Visit visit) {
    StoredAccount account = accounts.find(id).orElseThrow(ProblemException::notFound);
    String key = Texts.withoutCase(account.username());
    take(visit, key);
    checkFactors(account.toAccount(), code, visit);
    attempts.succeeded(visit.address(), key);
  }

  private void take(Visit visit, String key) {
    try {
      attempts.take(visit.address(), key);
    } catch (ProblemException tooMany) {
      refusals.tooMany();
      throw tooMany;
    }
  }

  private StoredAccount verified(String key, String password) {
    Optional<StoredAccount> account = find(key);
    return verified(account, password)
        .orElseThrow(() -> {
          refusals.wrong(account.map(StoredAccount::id).orElse(null));
          return wrongCredentials();
        });
  }

  private void checkFactors(Account account, @Nullable String code, Visit visit) {
    try {
      factors.forEach(factor -> factor.check(account, code, visit));
    } catch (ProblemException problem) {
      if (problem.code() == ProblemCode.SECOND_FACTOR_REQUIRED) {
        attempts.askedForMore(visit.address());
      }
      throw problem;
    }
  }

  /** What is too long to be anybody's name is cut, so that attempts cannot fill the memory. */
  private static String key(String sent) {
    String key = SignInName.key(sent);
    return key.length() > LONGEST ? key.substring(0, LONGEST + 1) : key;
  }

  private Optional<StoredAccount> find(String key) {
    // PostgreSQL has no NUL in texts.
    if (key.length() > LONGEST || key.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    return key.contains("@") ? accounts.findByEmail(key) : accounts.findByUsername(key);
  }

  private Optional<StoredAccount> verified(Optional<StoredAccount> account, String password) {
    if (account.isEmpty()) {
      passwords.matchNobody(password);
      return Optional.empty();
    }
    return account
        .filter(a -> passwords.matches(password, a.passwordHash()))
        .filter(a -> !a.disabled())
        .map(a -> upToDate(a, password));
  }

  /** Hashed again at today's cost, now that the password is at hand. */
  private StoredAccount upToDate(StoredAccount account, String password) {
    if (passwords.isOutdated(account.passwordHash())) {
      accounts.rehash(account.id(), account.passwordHash(), passwords.hash(password));
    }
    return account;
  }

  private static ProblemException wrongCredentials() {
    return new ProblemException(
        ProblemCode.WRONG_CREDENTIALS, "The name or the password is not right.");
  }
}
