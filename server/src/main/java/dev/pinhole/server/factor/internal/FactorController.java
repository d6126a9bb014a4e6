package dev.pinhole.server.factor.internal;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.account.RecoveryCodes;
import dev.pinhole.api.account.Role;
import dev.pinhole.api.account.Scope;
import dev.pinhole.api.account.SecondFactorView;
import dev.pinhole.api.account.TotpConfirmation;
import dev.pinhole.api.account.TotpEnrolment;
import dev.pinhole.server.account.Accounts;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.account.RequiresProof;
import dev.pinhole.server.account.RequiresScope;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.platform.QrCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Base64;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own second factor. */
@RestController
@RequestMapping("/api/v1/account")
@RequiresScope(Scope.ACCOUNT)
@Tag(name = "Second factor")
class FactorController {
  private final Factors factors;
  private final Totp totp;
  private final RecoverySheet recovery;
  private final PasskeyRows passkeys;
  private final Accounts accounts;
  private final FactorProperties properties;

  FactorController(
      Factors factors,
      Totp totp,
      RecoverySheet recovery,
      PasskeyRows passkeys,
      Accounts accounts,
      FactorProperties properties) {
    this.factors = factors;
    this.totp = totp;
    this.recovery = recovery;
    this.passkeys = passkeys;
    this.accounts = accounts;
    this.properties = properties;
  }

  @GetMapping("/second-factor")
  @Operation(summary = "What the account asks for besides its password")
  SecondFactorView get(Caller caller) {
    long account = caller.accountId();
    return new SecondFactorView(
        totp.isSetUp(account),
        recovery.left(account),
        passkeys.count(account),
        properties.requires(role(account)));
  }

  @PostMapping("/totp")
  @RequiresProof
  @Operation(summary = "A secret for an app; it counts once confirmed")
  ResponseEntity<TotpEnrolment> begin(Caller caller) {
    TotpSecret secret = totp.begin(caller.accountId()).orElseThrow(FactorController::isSetUp);
    String uri = secret.uri(properties.issuer(), caller.username());
    String qr =
        "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(QrCode.of(uri).svg());
    return secret(new TotpEnrolment(secret.base32(), uri, qr));
  }

  @PostMapping("/totp/confirmation")
  @Operation(summary = "The first code of the app; answers with recovery codes")
  ResponseEntity<RecoveryCodes> confirm(Caller caller, @RequestBody TotpConfirmation shown) {
    return secret(new RecoveryCodes(factors.confirmTotp(caller.accountId(), shown.code())));
  }

  @DeleteMapping("/totp")
  @RequiresProof
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void removeTotp(Caller caller) {
    factors.removeTotp(caller.accountId());
  }

  @PostMapping("/recovery-codes")
  @RequiresProof
  @Operation(summary = "New recovery codes; those of before end")
  ResponseEntity<RecoveryCodes> renew(Caller caller) {
    return secret(new RecoveryCodes(factors.renewRecoveryCodes(caller.accountId())));
  }

  /** The account's, not the caller's: who lacks a required factor acts as no admin. */
  private Role role(long account) {
    return accounts.find(account).orElseThrow(ProblemException::notFound).role();
  }

  private static <T> ResponseEntity<T> secret(T body) {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
  }

  private static ProblemException isSetUp() {
    return new ProblemException(
        ProblemCode.CONFLICT, "An app is set up already. Remove it first to set up another.");
  }
}
