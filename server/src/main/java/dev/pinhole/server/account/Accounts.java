package dev.pinhole.server.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.pinhole.api.account.Account;
import dev.pinhole.server.platform.ForMaintenance;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The accounts, for other features and for the checks of each request. */
@Component
@ForMaintenance
public class Accounts {
  /** How long another node may still accept what this one has just ended. */
  private static final Duration STALE = Duration.ofSeconds(2);

  private final AccountRepository repository;
  private final Cache<Long, Optional<StoredAccount>> recent =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(STALE).build();

  Accounts(AccountRepository repository) {
    this.repository = repository;
  }

  /** The account with this id; up to two seconds old. */
  public Optional<Account> find(long id) {
    return findStored(id).map(StoredAccount::toAccount);
  }

  /** The account with this name or e-mail address, however it is written. */
  public Optional<Account> findByName(String name) {
    String key = SignInName.key(name);
    return (key.contains("@") ? repository.findByEmail(key) : repository.findByUsername(key))
        .map(StoredAccount::toAccount);
  }

  /** The name of the account with this id, as shown to people. */
  public Optional<String> username(long id) {
    return findStored(id).map(StoredAccount::username);
  }

  /**
   * The account's version, which whatever gives access to it carries; read anew, since what is made
   * with an old one does not work.
   */
  public Optional<Integer> version(long id) {
    changed(id);
    return findStored(id).map(StoredAccount::sessionVersion);
  }

  Optional<StoredAccount> findStored(long id) {
    return recent.get(id, repository::find);
  }

  /** To be called after each change, outside its transaction. */
  void changed(long id) {
    recent.invalidate(id);
  }
}
