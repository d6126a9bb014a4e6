package dev.pinhole.server.account;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.account.AccessToken;
import dev.pinhole.api.account.Login;
import dev.pinhole.server.platform.ProblemException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Name and password for a session. A wrong password, an unknown name and a disabled account cannot
 * be told apart, by answer or by time.
 */
@Component
class SignIn {
  /** Of a name or an e-mail address (RFC 5321). */
  private static final int LONGEST = 254;

  private final AccountRepository accounts;
  private final Passwords passwords;
  private final Sessions sessions;
  private final SignInAttempts attempts;

  SignIn(
      AccountRepository accounts, Passwords passwords, Sessions sessions, SignInAttempts attempts) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.sessions = sessions;
    this.attempts = attempts;
  }

  AccessToken signIn(Login login, String address) {
    String key = key(login.username());
    attempts.take(address, key);
    StoredAccount account =
        verified(find(key), login.password()).orElseThrow(SignIn::wrongCredentials);
    attempts.succeeded(address, key);
    return sessions.start(account);
  }

  /** What is too long to be anybody's name is cut, so that attempts cannot fill the memory. */
  private static String key(String sent) {
    String key = Texts.withoutCase(Texts.normalised(sent));
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
