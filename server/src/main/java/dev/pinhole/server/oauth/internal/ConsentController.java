package dev.pinhole.server.oauth.internal;

import dev.pinhole.api.account.Scope;
import dev.pinhole.api.oauth.ClientSummary;
import dev.pinhole.api.oauth.ConsentScope;
import dev.pinhole.api.oauth.ConsentView;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.account.RequiresScope;
import dev.pinhole.server.platform.ProblemException;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What the consent page shows: as it is kept, not as the page's address has it. */
@RestController
@RequestMapping("/api/v1/oauth/consent")
@RequiresScope(Scope.ACCOUNT)
class ConsentController {
  private final TokenRows tokens;
  private final FamilyRows families;
  private final ClientRows clients;
  private final Consents consents;
  private final JsonMapper json;
  private final Clock clock;

  ConsentController(
      TokenRows tokens,
      FamilyRows families,
      ClientRows clients,
      Consents consents,
      JsonMapper json,
      Clock clock) {
    this.tokens = tokens;
    this.families = families;
    this.clients = clients;
    this.consents = consents;
    this.json = json;
    this.clock = clock;
  }

  /** The scope is what the page was told; it is not needed. */
  @GetMapping
  ConsentView get(
      Caller caller,
      @RequestParam("client_id") String clientId,
      @RequestParam(name = "scope", required = false) @Nullable String scope,
      @RequestParam String state) {
    Family family =
        tokens
            .find(TokenHash.ofPresented(state))
            .filter(token -> token.kind() == TokenKind.STATE)
            .filter(token -> !token.expired(clock.instant()))
            .flatMap(token -> families.find(token.family()))
            .filter(found -> Long.valueOf(caller.accountId()).equals(found.account()))
            .orElseThrow(ProblemException::notFound);
    Client client =
        clients
            .find(family.client())
            .filter(found -> found.id().equals(clientId) && !found.disabled())
            .orElseThrow(ProblemException::notFound);
    return view(caller, client, json.readValue(family.asked(), Asked.class).scopes());
  }

  private ConsentView view(Caller caller, Client client, Set<String> asked) {
    Set<String> before = consents.scopes(client.id(), caller.accountId());
    return new ConsentView(
        new ClientSummary(client.id(), client.name(), client.homepage()),
        asked.stream()
            .sorted()
            // What the person may not do, they cannot let a program do.
            .filter(scope -> Scopes.isOfPerson(scope) || caller.may(Scope.of(scope)))
            .map(scope -> new ConsentScope(scope, Scopes.described(scope), before.contains(scope)))
            .toList());
  }
}
