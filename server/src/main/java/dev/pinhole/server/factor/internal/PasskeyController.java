package dev.pinhole.server.factor.internal;

import dev.pinhole.api.account.Passkey;
import dev.pinhole.api.account.PasskeyAdded;
import dev.pinhole.api.account.PasskeyRequest;
import dev.pinhole.api.account.Scope;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.account.RequiresProof;
import dev.pinhole.server.account.RequiresScope;
import dev.pinhole.server.platform.ServerAddress;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own passkeys. */
@RestController
@RequestMapping("/api/v1/account/passkeys")
@RequiresScope(Scope.ACCOUNT)
@Tag(name = "Second factor")
class PasskeyController {
  private final Passkeys passkeys;
  private final PasskeyRows rows;
  private final Factors factors;
  private final ServerAddress address;

  PasskeyController(Passkeys passkeys, PasskeyRows rows, Factors factors, ServerAddress address) {
    this.passkeys = passkeys;
    this.rows = rows;
    this.factors = factors;
    this.address = address;
  }

  @PostMapping("/options")
  @Operation(summary = "For PublicKeyCredential.parseCreationOptionsFromJSON, good for 5 minutes")
  Map<String, Object> options(Caller caller) {
    return passkeys.creationOptions(caller.accountId(), RelyingParty.of(address));
  }

  /** The first second factor of an account comes with recovery codes. */
  @PostMapping
  @RequiresProof
  ResponseEntity<PasskeyAdded> add(Caller caller, @RequestBody PasskeyRequest sent) {
    long account = caller.accountId();
    Passkeys.Made made =
        passkeys.verify(account, sent.name(), sent.credential(), RelyingParty.of(address));
    List<String> codes = factors.addPasskey(account, made);
    String credential = made.credential().getCredentialId().toBase64UrlString();
    return ResponseEntity.status(HttpStatus.CREATED)
        .cacheControl(CacheControl.noStore())
        .body(new PasskeyAdded(rows.find(credential).orElseThrow().toPasskey(), codes));
  }

  /** Oldest first. */
  @GetMapping
  List<Passkey> list(Caller caller) {
    return rows.of(caller.accountId()).stream().map(PasskeyRow::toPasskey).toList();
  }

  @DeleteMapping("/{id}")
  @RequiresProof
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(Caller caller, @PathVariable long id) {
    factors.removePasskey(caller.accountId(), id);
  }
}
