package dev.pinhole.server.account;

import dev.pinhole.api.account.Role;
import dev.pinhole.api.account.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who calls, for whatever kind of credential names an account. */
@Component
public class Callers {
  private final Accounts accounts;
  private final List<SecondFactor> factors;

  Callers(Accounts accounts, List<SecondFactor> factors) {
    this.accounts = accounts;
    this.factors = List.copyOf(factors);
  }

  /**
   * Somebody who has signed in.
   *
   * @param version {@link #version} of the account when the credential was made
   * @param provedAt when the person has last shown who they are; null for a program
   * @return empty where the account is disabled, or its sessions have been ended since
   */
  public Optional<Caller> find(long account, int version, @Nullable Instant provedAt) {
    return stored(account, version).map(found -> caller(found, provedAt));
  }

  /** Whether {@link #find} would find somebody. */
  public boolean isCurrent(long account, int version) {
    return stored(account, version).isPresent();
  }

  private Optional<StoredAccount> stored(long account, int version) {
    return accounts
        .findStored(account)
        .filter(found -> !found.disabled() && found.sessionVersion() == version);
  }

  /**
   * Part of each session, and of whatever else has to end with a new password, another role or when
   * all sessions are ended. Empty where there is no such account.
   */
  public Optional<Integer> version(long account) {
    return accounts.version(account);
  }

  private Caller caller(StoredAccount account, @Nullable Instant provedAt) {
    boolean admin = account.role() == Role.ADMIN;
    Set<Scope> scopes = Caller.sessionScopes(account.role());
    Caller caller = new Caller(account.id(), account.username(), admin, scopes, provedAt);
    boolean wanting = factors.stream().anyMatch(factor -> factor.isWanting(account.toAccount()));
    return wanting ? caller.withoutSecondFactor() : caller;
  }
}
