package dev.pinhole.server.account;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.account.Account;
import dev.pinhole.api.account.Role;
import dev.pinhole.server.audit.Action;
import dev.pinhole.server.audit.Audit;
import dev.pinhole.server.platform.Ids;
import dev.pinhole.server.platform.ProblemException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes accounts for people who have shown elsewhere who they are. */
@Component
public class Newcomers {
  private static final int LONGEST = 30;
  private static final int TRIES = 8;

  private final AccountProperties.Mode mode;
  private final AccountRepository accounts;
  private final Passwords passwords;
  private final Audit audit;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final RandomGenerator random = RandomGenerator.getDefault();

  Newcomers(
      AccountProperties properties,
      AccountRepository accounts,
      Passwords passwords,
      Audit audit,
      TransactionTemplate transaction,
      Clock clock) {
    this.mode = properties.registration();
    this.accounts = accounts;
    this.passwords = passwords;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * With an address that is known to be theirs, and a password that nobody knows.
   *
   * @param wish for a name; what no name can have is left out, and digits are added where it is
   *     taken
   * @throws ProblemException where not everybody may have an account here
   */
  public Account make(String wish, Email email) {
    if (mode != AccountProperties.Mode.OPEN) {
      throw new ProblemException(
          ProblemCode.REGISTRATION_CLOSED,
          "You have no account here, and this server does not make accounts for everybody.");
    }
    String name = name(wish);
    String hash = passwords.hash(Ids.next());
    for (int tried = 0; tried < TRIES; tried++) {
      Username username =
          Username.parse(tried == 0 ? name : name + "-" + random.nextInt(1000, 1_000_000));
      Optional<Account> made = insert(username, email, hash);
      if (made.isPresent()) {
        return made.get();
      }
      if (accounts.findByEmail(email.key()).isPresent()) {
        throw Registrations.emailTaken();
      }
    }
    throw new IllegalStateException("no name was free");
  }

  private Optional<Account> insert(Username username, Email email, String hash) {
    return transaction.execute(_ ->
        accounts
            .insert(username, email, hash, Role.USER, clock.instant())
            .map(account -> {
              accounts.setEmail(account.id(), email, true);
              record(account.id());
              return accounts.find(account.id()).orElseThrow().toAccount();
            }));
  }

  private void record(long account) {
    audit.record(Action.ACCOUNT_MADE, account, "account " + account, Map.of("way", "provider"));
  }

  static String name(String wish) {
    String allowed =
        Texts.normalised(wish)
            .replaceAll("[^\\p{L}\\p{M}\\p{Nd}._-]", "")
            .replaceAll("^[^\\p{L}\\p{Nd}]+", "");
    int end =
        allowed.offsetByCodePoints(
            0, Math.min(LONGEST, allowed.codePointCount(0, allowed.length())));
    String name = allowed.substring(0, end);
    return name.codePointCount(0, name.length()) < 2 ? "guest" + name : name;
  }
}
