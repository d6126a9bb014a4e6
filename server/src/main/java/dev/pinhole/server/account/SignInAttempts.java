package dev.pinhole.server.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.pinhole.server.platform.AttemptLimiter;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Bounds guessing per address and per account. Whoever guesses at an account from many addresses
 * empties the account's share; so an address from which its owner has signed in has a share of its
 * own, and the owner still gets in.
 */
@Component
class SignInAttempts {
  private static final Duration REMEMBERED = Duration.ofDays(30);

  private final AttemptLimiter addresses;
  private final AttemptLimiter accounts;
  private final Cache<String, Boolean> owners =
      Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(REMEMBERED).build();

  SignInAttempts(AccountProperties properties, Clock clock) {
    AccountProperties.Attempts limits = properties.attempts();
    addresses = new AttemptLimiter(limits.perAddress(), limits.period(), clock);
    accounts = new AttemptLimiter(limits.perAccount(), limits.period(), clock);
  }

  /** Before a password is looked at. */
  void take(String address, String account) {
    takeFrom(address);
    accounts.take(share(address, account));
  }

  /** Before a registration or its code is looked at. */
  void takeFrom(String address) {
    addresses.take(address);
  }

  /** The password was right. */
  void succeeded(String address, String account) {
    addresses.giveBack(address);
    accounts.reset(share(address, account));
    owners.put(address + " " + account, true);
  }

  /**
   * The password was right, and is not enough: no guess, but the account's share is not renewed.
   */
  void askedForMore(String address) {
    addresses.giveBack(address);
  }

  private String share(String address, String account) {
    String both = address + " " + account;
    return owners.getIfPresent(both) == null ? account : both;
  }
}
