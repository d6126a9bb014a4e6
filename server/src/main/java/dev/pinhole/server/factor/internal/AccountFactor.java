package dev.pinhole.server.factor.internal;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.account.Account;
import dev.pinhole.server.account.SecondFactor;
import dev.pinhole.server.account.Visit;
import dev.pinhole.server.audit.Action;
import dev.pinhole.server.audit.Audit;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.platform.ServerAddress;
import dev.pinhole.server.session.Devices;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/** Asks for a code of the app, a recovery code or a passkey, where the account has such. */
@Component
class AccountFactor implements SecondFactor {
  /** Digits of ASCII, which all apps show, however they are grouped. */
  private static final Pattern SIX_DIGITS = Pattern.compile("[0-9]{6}");

  private static final int LONGEST = 100;

  private final Factors factors;
  private final Totp totp;
  private final Passkeys passkeys;
  private final RecoverySheet recovery;
  private final CodeAttempts attempts;
  private final Devices devices;
  private final FactorProperties properties;
  private final ServerAddress address;
  private final Audit audit;

  AccountFactor(
      Factors factors,
      Totp totp,
      Passkeys passkeys,
      RecoverySheet recovery,
      CodeAttempts attempts,
      Devices devices,
      FactorProperties properties,
      ServerAddress address,
      Audit audit) {
    this.factors = factors;
    this.totp = totp;
    this.passkeys = passkeys;
    this.recovery = recovery;
    this.attempts = attempts;
    this.devices = devices;
    this.properties = properties;
    this.address = address;
    this.audit = audit;
  }

  @Override
  public void check(Account account, @Nullable String code, Visit visit) {
    Set<Method> methods = factors.methods(account.id());
    if (methods.isEmpty() || devices.knows(account.id(), visit.device())) {
      return;
    }
    if (code == null || code.isBlank()) {
      throw problem(
          ProblemCode.SECOND_FACTOR_REQUIRED, "This account asks for a second factor.", methods);
    }
    if (!accepts(account.id(), code, visit)) {
      record(Action.SECOND_FACTOR_REFUSED, account.id());
      throw problem(ProblemCode.WRONG_CODE, "The code is wrong, used or over.", methods);
    }
  }

  @Override
  public boolean isWanting(Account account) {
    return properties.requires(account.role()) && !factors.has(account.id());
  }

  private boolean accepts(long account, String code, Visit visit) {
    if (code.startsWith("{")) {
      return acceptsPasskey(account, code);
    }
    String plain = code.replaceAll("[\\s\\u00a0-]", "");
    if (!SIX_DIGITS.matcher(plain).matches()) {
      return plain.length() <= LONGEST && acceptsRecoveryCode(account, plain);
    }
    attempts.take(account, visit.address());
    if (!totp.accept(account, plain)) {
      return false;
    }
    attempts.succeeded(account, visit.address());
    return true;
  }

  /** What a browser made of one is as good as a code, where a password is asked for, too. */
  private boolean acceptsPasskey(long account, String credential) {
    try {
      Passkeys.Shown shown =
          passkeys.verify(PasskeyJson.read(credential), RelyingParty.of(address));
      return shown.passkey().account() == account && factors.use(shown) == account;
    } catch (JacksonException | ProblemException refused) {
      return false;
    }
  }

  private boolean acceptsRecoveryCode(long account, String code) {
    boolean spent = recovery.spend(account, code);
    if (spent) {
      record(Action.RECOVERY_CODE_USED, account);
    }
    return spent;
  }

  private void record(Action action, long account) {
    audit.record(action, account, "account " + account, Map.of());
  }

  private static ProblemException problem(ProblemCode code, String detail, Set<Method> methods) {
    return new ProblemException(code, detail)
        .with("methods", methods.stream().map(Method::value).toList());
  }
}
