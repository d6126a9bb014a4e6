package dev.pinhole.server.account;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Ends what gives access to an account for a time. */
@Component
public class AccessEnd {
  private final AccountRepository accounts;
  private final Accounts recent;
  private final ApplicationEventPublisher events;

  AccessEnd(AccountRepository accounts, Accounts recent, ApplicationEventPublisher events) {
    this.accounts = accounts;
    this.recent = recent;
    this.events = events;
  }

  /** For the owner, whose session in this request goes on. API tokens stay. */
  public void endAll(long account) {
    accounts.endAccess(account);
    ended(account, true, account);
  }

  /** After the account's version has been raised with something else. */
  void ended(long account, boolean byOwner, @Nullable Long actor) {
    recent.changed(account);
    events.publishEvent(new AccessEnded(account, byOwner, actor));
  }
}
