package dev.pinhole.server.factor.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.audit.Action;
import dev.pinhole.server.audit.Audit;
import dev.pinhole.server.mail.Mailbox;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.session.Devices;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What accounts have as second factors; each change is written to the audit trail. */
@Component
class Factors {
  /** How long another node may still go by what this one has just changed. */
  private static final Duration STALE = Duration.ofSeconds(2);

  private final Totp totp;
  private final PasskeyRows passkeys;
  private final Challenges challenges;
  private final RecoverySheet recovery;
  private final FactorRemoval removal;
  private final Clock clock;
  private final Devices devices;
  private final Audit audit;
  private final Mailbox mailbox;
  private final TransactionTemplate transaction;
  private final Cache<Long, Boolean> recent =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(STALE).build();

  Factors(
      Totp totp,
      PasskeyRows passkeys,
      Challenges challenges,
      RecoverySheet recovery,
      FactorRemoval removal,
      Clock clock,
      Devices devices,
      Audit audit,
      Mailbox mailbox,
      TransactionTemplate transaction) {
    this.totp = totp;
    this.passkeys = passkeys;
    this.challenges = challenges;
    this.recovery = recovery;
    this.removal = removal;
    this.clock = clock;
    this.devices = devices;
    this.audit = audit;
    this.mailbox = mailbox;
    this.transaction = transaction;
  }

  /** By which the account can show itself; none where it has no second factor. */
  Set<Method> methods(long account) {
    Set<Method> methods = EnumSet.noneOf(Method.class);
    if (passkeys.count(account) > 0) {
      methods.add(Method.PASSKEY);
    }
    if (totp.isSetUp(account)) {
      methods.add(Method.TOTP);
    }
    if (!methods.isEmpty() && recovery.left(account) > 0) {
      methods.add(Method.RECOVERY_CODE);
    }
    return methods;
  }

  /**
   * Whether the account has a second factor; up to two seconds old, as it is asked all the time.
   */
  boolean has(long account) {
    return recent.get(account, id -> !methods(id).isEmpty());
  }

  /**
   * From now on the account asks for codes of the app.
   *
   * @return recovery codes, with the account's first second factor
   * @throws ProblemException where nothing waits for this code
   */
  List<String> confirmTotp(long account, String code) {
    if (!totp.isPending(account)) {
      throw new ProblemException(
          ProblemCode.CONFLICT, "No app waits to be confirmed, or it was too long ago.");
    }
    List<String> codes =
        transaction.execute(_ -> {
          if (!totp.confirm(account, code)) {
            throw new ProblemException(ProblemCode.WRONG_CODE, "This is not the app's code now.");
          }
          return added(account, Method.TOTP);
        });
    recent.invalidate(account);
    return codes;
  }

  /**
   * From now on one signs in with this passkey.
   *
   * @return recovery codes, with the account's first second factor
   * @throws ProblemException where somebody has it, or there are too many
   */
  List<String> addPasskey(long account, Passkeys.Made made) {
    List<String> codes =
        transaction.execute(_ -> {
          if (!challenges.use(made.challenge())
              || !passkeys.insert(account, made.credential(), Passkeys.MOST, clock.instant())) {
            throw Passkeys.notAdded();
          }
          return added(account, Method.PASSKEY);
        });
    recent.invalidate(account);
    return codes;
  }

  /**
   * Takes the passkey for what it was shown for, once.
   *
   * @return whose it is
   */
  long use(Passkeys.Shown shown) {
    transaction.executeWithoutResult(_ -> {
      if (!challenges.use(shown.challenge())
          || !passkeys.used(shown.passkey().number(), shown.signatureCount(), clock.instant())) {
        throw Passkeys.refused();
      }
    });
    return shown.passkey().account();
  }

  /** A code was not asked for in browsers that were remembered before there was one. */
  private List<String> added(long account, Method method) {
    if (methods(account).size() == 1) {
      devices.forgetAll(account);
    }
    record(Action.SECOND_FACTOR_ADDED, account, Map.of("method", method.value()));
    return recovery.left(account) > 0 ? List.of() : recovery.renew(account);
  }

  List<String> renewRecoveryCodes(long account) {
    if (methods(account).isEmpty()) {
      throw new ProblemException(
          ProblemCode.CONFLICT, "Recovery codes stand in for a second factor; there is none.");
    }
    return transaction.execute(_ -> {
      record(Action.RECOVERY_CODES_MADE, account, Map.of());
      return recovery.renew(account);
    });
  }

  /**
   * Codes of the app are asked for no more.
   *
   * @throws ProblemException where there was none
   */
  void removeTotp(long account) {
    transaction.executeWithoutResult(_ -> {
      if (!totp.remove(account)) {
        throw ProblemException.notFound();
      }
      removed(account, Method.TOTP);
    });
    recent.invalidate(account);
  }

  /**
   * Nobody signs in with this passkey any more.
   *
   * @throws ProblemException where it is not the account's
   */
  void removePasskey(long account, long number) {
    transaction.executeWithoutResult(_ -> {
      if (!passkeys.delete(account, number)) {
        throw ProblemException.notFound();
      }
      removed(account, Method.PASSKEY);
    });
    recent.invalidate(account);
  }

  /**
   * For somebody who has lost it all.
   *
   * @throws ProblemException where there is no second factor
   */
  void reset(long account, long admin) {
    transaction.executeWithoutResult(_ -> {
      if (!removal.remove(account, admin)) {
        throw ProblemException.notFound();
      }
      FactorLetter.put(mailbox, account);
    });
    recent.invalidate(account);
  }

  private void removed(long account, Method method) {
    record(Action.SECOND_FACTOR_REMOVED, account, Map.of("method", method.value()));
    removeOrphanedCodes(account);
  }

  /** Recovery codes stand in for another factor; alone they are none. */
  private void removeOrphanedCodes(long account) {
    if (methods(account).isEmpty()) {
      recovery.remove(account);
    }
  }

  private void record(Action action, long account, Map<String, String> details) {
    audit.record(action, account, "account " + account, details);
    FactorLetter.put(mailbox, account);
  }
}
