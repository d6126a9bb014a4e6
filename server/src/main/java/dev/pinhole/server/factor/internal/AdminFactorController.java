package dev.pinhole.server.factor.internal;

import dev.pinhole.api.account.Scope;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.account.RequiresProof;
import dev.pinhole.server.account.RequiresScope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Others' second factors. */
@RestController
@RequiresScope(Scope.ADMIN)
@Tag(name = "Second factor")
class AdminFactorController {
  private final Factors factors;

  AdminFactorController(Factors factors) {
    this.factors = factors;
  }

  @DeleteMapping("/api/v1/admin/accounts/{id}/second-factor")
  @RequiresProof(byPerson = true)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "For somebody who has lost it: the password alone signs in again")
  void reset(Caller admin, @PathVariable long id) {
    factors.reset(id, admin.accountId());
  }
}
