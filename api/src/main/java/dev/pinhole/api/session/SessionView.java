package dev.pinhole.api.session;

import dev.pinhole.api.account.Account;
import java.time.Instant;

/// Who is signed in with this browser.
///
/// @param csrfToken to be sent as `X-CSRF-Token` with each request that changes something
/// @param provedAt when the person has last shown who they are
/// @param secondFactorMissing whether the account has to have a second factor and has none: it can
///   do nothing but set one up
public record SessionView(
    Account account,
    String csrfToken,
    Instant provedAt,
    Instant createdAt,
    boolean secondFactorMissing) {

  @Override
  public String toString() {
    return "SessionView[account=" + account.id() + "]";
  }
}
