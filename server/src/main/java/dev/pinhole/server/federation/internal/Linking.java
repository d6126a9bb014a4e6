package dev.pinhole.server.federation.internal;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.account.Account;
import dev.pinhole.server.account.AccountRecovery;
import dev.pinhole.server.account.AccountRecovery.Recoverable;
import dev.pinhole.server.account.Email;
import dev.pinhole.server.account.Newcomers;
import dev.pinhole.server.audit.Action;
import dev.pinhole.server.audit.Audit;
import dev.pinhole.server.platform.ProblemException;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Which account somebody from a provider is here: the one that is linked, and the first time the
 * one whose address is verified both there and here. An address that only one side has verified
 * would let whoever typed it take the account.
 */
@Component
class Linking {
  private final IdentityRows identities;
  private final AccountRecovery accounts;
  private final Newcomers newcomers;
  private final Audit audit;
  private final Clock clock;

  Linking(
      IdentityRows identities,
      AccountRecovery accounts,
      Newcomers newcomers,
      Audit audit,
      Clock clock) {
    this.identities = identities;
    this.accounts = accounts;
    this.newcomers = newcomers;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Returns the account; one that is new, where anybody may have one. Links nothing yet: whoever
   * has only taken over the account elsewhere still lacks the second factor here.
   */
  long accountOf(Person person) {
    return identities.find(person).orElseGet(() -> first(person));
  }

  private long first(Person person) {
    if (person.email() == null || !person.verified()) {
      throw notVerified("The other server does not say that your e-mail address is verified.");
    }
    Email email = Email.parse(person.email());
    if (!email.shown().equals(person.email())) {
      // A message has arrived at what the provider wrote, not at what it becomes here.
      throw notVerified("Your e-mail address has characters that stand for others.");
    }
    return accounts
        .findByEmail(email)
        .map(Linking::verified)
        .orElseGet(() -> newcomers.make(wish(person), email))
        .id();
  }

  private static Account verified(Recoverable found) {
    if (!found.account().emailVerified()) {
      throw notVerified(
          "An account here has your e-mail address but has not confirmed it. Sign in to it with its"
              + " password, confirm the address, and try again.");
    }
    return found.account();
  }

  private static String wish(Person person) {
    String email = Objects.requireNonNullElse(person.email(), "");
    return Objects.requireNonNullElseGet(
        person.name(), () -> email.substring(0, Math.max(0, email.indexOf('@'))));
  }

  /**
   * For an account that has asked for it, or is known to be that person's. Where it is linked
   * already, this notes that it was used.
   */
  void link(long account, Person person) {
    if (identities.insert(account, person, clock.instant())) {
      audit.record(
          Action.IDENTITY_LINKED,
          account,
          "account " + account,
          Map.of("provider", person.provider()));
    } else if (identities.find(person).filter(other -> other == account).isPresent()) {
      identities.used(person, clock.instant());
    } else {
      throw new ProblemException(
          ProblemCode.IDENTITY_TAKEN, "It is linked to another account of this server already.");
    }
  }

  private static ProblemException notVerified(String detail) {
    return new ProblemException(ProblemCode.EMAIL_NOT_VERIFIED, detail);
  }
}
