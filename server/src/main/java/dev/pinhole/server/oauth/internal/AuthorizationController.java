package dev.pinhole.server.oauth.internal;

import dev.pinhole.api.account.Scope;
import dev.pinhole.api.oauth.AuthorizationView;
import dev.pinhole.api.oauth.ClientSummary;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.account.RequiresScope;
import dev.pinhole.server.audit.Action;
import dev.pinhole.server.platform.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The programs that one lets act. */
@RestController
@RequestMapping("/api/v1/account/authorizations")
@RequiresScope(Scope.ACCOUNT)
class AuthorizationController {
  private final FamilyRows rows;
  private final ClientRows clients;
  private final Families families;
  private final Consents consents;

  AuthorizationController(
      FamilyRows rows, ClientRows clients, Families families, Consents consents) {
    this.rows = rows;
    this.clients = clients;
    this.families = families;
    this.consents = consents;
  }

  /** Latest first. */
  @GetMapping
  List<AuthorizationView> list(Caller caller) {
    return rows.granted(caller.accountId(), families.now()).stream()
        .filter(families::isCurrent)
        .map(this::view)
        .toList();
  }

  /** Ends it with all its tokens; the program has to ask again. */
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(Caller caller, @PathVariable String id) {
    Family family =
        rows.find(id)
            .filter(found -> Objects.equals(found.account(), caller.accountId()))
            .filter(found -> found.grantedAt() != null)
            .orElseThrow(ProblemException::notFound);
    families.end(family, Action.AUTHORIZATION_ENDED);
    consents.forget(family.client(), caller.accountId());
  }

  private AuthorizationView view(Family family) {
    Client client = clients.find(family.client()).orElseThrow(ProblemException::notFound);
    Instant granted = Objects.requireNonNull(family.grantedAt());
    return new AuthorizationView(
        family.id(),
        new ClientSummary(client.id(), client.name(), client.homepage()),
        family.scopes(),
        granted,
        family.usedAt(),
        family.expiresAt());
  }
}
