package dev.pinhole.server.federation.internal;

import dev.pinhole.api.account.Identity;
import dev.pinhole.api.account.IdentityRequest;
import dev.pinhole.api.account.IdentityStart;
import dev.pinhole.api.account.Scope;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.account.RequiresProof;
import dev.pinhole.server.account.RequiresScope;
import dev.pinhole.server.audit.Action;
import dev.pinhole.server.audit.Audit;
import dev.pinhole.server.platform.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's accounts elsewhere with which one signs in here. */
@RestController
@RequestMapping("/api/v1/account/identities")
@RequiresScope(Scope.ACCOUNT)
@Tag(name = "Sign in with")
class IdentityController {
  private final IdentityRows identities;
  private final Departures departures;
  private final Audit audit;

  IdentityController(IdentityRows identities, Departures departures, Audit audit) {
    this.identities = identities;
    this.departures = departures;
    this.audit = audit;
  }

  @GetMapping
  @Operation(summary = "Linked accounts, oldest first")
  List<Identity> list(Caller caller) {
    return identities.of(caller.accountId());
  }

  @PostMapping
  @RequiresProof
  @Operation(summary = "Where to send the browser to link an account elsewhere")
  IdentityStart link(
      Caller caller,
      @RequestBody IdentityRequest wanted,
      HttpServletRequest request,
      HttpServletResponse response) {
    return new IdentityStart(
        departures.leave(
            wanted.provider(), caller.accountId(), wanted.continueAt(), request, response));
  }

  @DeleteMapping("/{id}")
  @RequiresProof
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Ends that one signs in with it")
  void unlink(Caller caller, @PathVariable long id) {
    if (!identities.delete(caller.accountId(), id)) {
      throw ProblemException.notFound();
    }
    audit.record(
        Action.IDENTITY_UNLINKED,
        caller.accountId(),
        "account " + caller.accountId(),
        Map.of("identity", Long.toString(id)));
  }
}
