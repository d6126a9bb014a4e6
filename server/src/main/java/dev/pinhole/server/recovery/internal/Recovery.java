package dev.pinhole.server.recovery.internal;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.account.PasswordReset;
import dev.pinhole.server.account.AccountRecovery;
import dev.pinhole.server.account.AccountRecovery.Recoverable;
import dev.pinhole.server.account.Email;
import dev.pinhole.server.audit.Action;
import dev.pinhole.server.audit.Audit;
import dev.pinhole.server.platform.AttemptLimiter;
import dev.pinhole.server.platform.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.springframework.stereotype.Component;

/** What people do who have forgotten a password, or have a message that was sent to them. */
@Component
class Recovery {
  private final AccountRecovery accounts;
  private final RecoveryMail mail;
  private final LinkTokens tokens;
  private final Audit audit;
  private final Clock clock;
  private final AttemptLimiter clients;
  private final AttemptLimiter addresses;

  Recovery(
      AccountRecovery accounts,
      RecoveryMail mail,
      LinkTokens tokens,
      RecoveryProperties properties,
      Audit audit,
      Clock clock) {
    this.accounts = accounts;
    this.mail = mail;
    this.tokens = tokens;
    this.audit = audit;
    this.clock = clock;
    this.clients = new AttemptLimiter(properties.perAddress(), Duration.ofHours(1), clock);
    this.addresses = new AttemptLimiter(properties.perAccount(), Duration.ofHours(1), clock);
  }

  /**
   * Has a link sent. Past the bound of one address nothing is sent and nothing said: the links
   * before still work, and the answer is the same whether the address is anybody's.
   */
  void ask(String email, String client) {
    mail.requireSetUp();
    clients.take(client);
    Email address = Email.parse(email);
    if (addresses.tryTake(address.key())) {
      mail.reset(address);
    }
  }

  /** Whoever was signed in is out. The second factor stays as it was. */
  void reset(PasswordReset reset, String client) {
    clients.take(client);
    Recoverable found = found(reset.token(), tokens::isReset);
    long account = found.account().id();
    if (!accounts.setPassword(account, found.version(), reset.password())) {
      throw wrong();
    }
    audit.record(Action.PASSWORD_RESET, account, "account " + account, Map.of());
  }

  void confirm(String token, String client) {
    clients.take(client);
    Recoverable found = found(token, tokens::isConfirm);
    long account = found.account().id();
    Email address = found.unconfirmed();
    if (address == null || !accounts.confirm(account, address)) {
      throw wrong();
    }
    audit.record(Action.EMAIL_CONFIRMED, account, "account " + account, Map.of());
  }

  private Recoverable found(String text, BiPredicate<LinkToken, Recoverable> right) {
    Optional<LinkToken> token =
        LinkToken.parse(text).filter(t -> clock.instant().isBefore(t.end()));
    return token
        .flatMap(t -> accounts.find(t.account()).filter(account -> right.test(t, account)))
        .orElseThrow(Recovery::wrong);
  }

  private static ProblemException wrong() {
    return new ProblemException(
        ProblemCode.WRONG_LINK, "The link is wrong, over or has been used. Ask for another.");
  }
}
