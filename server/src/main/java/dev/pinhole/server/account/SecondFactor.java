package dev.pinhole.server.account;

import dev.pinhole.api.account.Account;
import org.jspecify.annotations.Nullable;

/** What an account asks for besides its password. */
public interface SecondFactor {

  /**
   * Called when the password was right.
   *
   * @param code as the person typed it; null where they were not asked yet
   * @throws dev.pinhole.server.platform.ProblemException where the account has a second factor and
   *     this is not it
   */
  void check(Account account, @Nullable String code, Visit visit);

  /** Whether the account has to have one and has none: it can then do nothing but set one up. */
  boolean isWanting(Account account);
}
