package dev.pinhole.server.oauth.internal;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.oauth.OAuthClient;
import dev.pinhole.api.oauth.OAuthClientChange;
import dev.pinhole.api.oauth.OAuthClientRequest;
import dev.pinhole.server.audit.Action;
import dev.pinhole.server.audit.Audit;
import dev.pinhole.server.platform.Ids;
import dev.pinhole.server.platform.ProblemException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Where admins set up the programs that may ask people. */
@Component
class ClientDesk {
  private static final int MOST = 500;

  private final ClientRows rows;
  private final Audit audit;
  private final TransactionTemplate transaction;
  private final Clock clock;

  ClientDesk(ClientRows rows, Audit audit, TransactionTemplate transaction, Clock clock) {
    this.rows = rows;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  List<OAuthClient> list() {
    return rows.all().stream().map(client -> view(client, null)).toList();
  }

  OAuthClient get(String id) {
    return view(find(id), null);
  }

  /** It belongs to whoever sets it up. */
  OAuthClient make(long admin, OAuthClientRequest request) {
    String secret = request.confidential() ? newSecret() : null;
    Client client =
        new Client(
            0,
            Ids.next(),
            request.name(),
            request.homepage(),
            orNone(request.redirectUris()),
            orNone(request.logoutUris()),
            request.scopes(),
            request.grants(),
            secret == null ? null : TokenHash.ofPresented(secret).hex(),
            admin,
            false,
            clock.instant());
    ClientRules.check(client);
    transaction.executeWithoutResult(_ -> {
      if (!rows.insert(client, MOST)) {
        throw new ProblemException(
                ProblemCode.TOO_MANY_CLIENTS, "There can be " + MOST + " clients.")
            .with("maximum", MOST);
      }
      record(Action.CLIENT_MADE, admin, client);
    });
    return view(client, secret);
  }

  OAuthClient change(long admin, String id, OAuthClientChange change) {
    Client client = find(id);
    if (client.fixed() && !change.equals(onlyDisabled(change))) {
      throw fixed();
    }
    Client changed = changed(client, change);
    if (!client.fixed()) {
      ClientRules.check(changed);
    }
    transaction.executeWithoutResult(_ -> {
      rows.update(changed);
      record(Action.CLIENT_CHANGED, admin, changed);
    });
    return view(changed, null);
  }

  private static OAuthClientChange onlyDisabled(OAuthClientChange change) {
    return new OAuthClientChange(null, null, null, null, null, change.disabled());
  }

  private static Client changed(Client client, OAuthClientChange change) {
    String homepage = Objects.requireNonNullElse(change.homepage(), orEmpty(client.homepage()));
    return new Client(
        client.number(),
        client.id(),
        Objects.requireNonNullElse(change.name(), client.name()),
        homepage.isEmpty() ? null : homepage,
        Objects.requireNonNullElse(change.redirectUris(), client.redirects()),
        Objects.requireNonNullElse(change.logoutUris(), client.logouts()),
        Objects.requireNonNullElse(change.scopes(), client.scopes()),
        client.grants(),
        client.secretHash(),
        client.owner(),
        Objects.requireNonNullElse(change.disabled(), client.disabled()),
        client.createdAt());
  }

  /** The old one stops working at once. */
  OAuthClient newSecret(long admin, String id) {
    Client client = find(id);
    if (!client.confidential()) {
      throw new ProblemException(ProblemCode.CONFLICT, "This client has no secret.");
    }
    String secret = newSecret();
    transaction.executeWithoutResult(_ -> {
      rows.setSecret(id, TokenHash.ofPresented(secret).hex());
      record(Action.CLIENT_SECRET_CHANGED, admin, client);
    });
    return view(client, secret);
  }

  void delete(long admin, String id) {
    Client client = find(id);
    if (client.fixed()) {
      throw fixed();
    }
    transaction.executeWithoutResult(_ -> {
      rows.delete(id);
      record(Action.CLIENT_DELETED, admin, client);
    });
  }

  private void record(Action action, long admin, Client client) {
    audit.record(action, admin, "client " + client.id(), Map.of("name", client.name()));
  }

  private Client find(String id) {
    return rows.find(id).orElseThrow(ProblemException::notFound);
  }

  private static String newSecret() {
    return TokenMint.SECRET + Ids.next() + Ids.next();
  }

  private static Set<String> orNone(@Nullable Set<String> texts) {
    return texts == null ? Set.of() : texts;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static ProblemException fixed() {
    return new ProblemException(
        ProblemCode.CONFLICT, "This client comes with the server; it can be disabled only.");
  }

  private static OAuthClient view(Client client, @Nullable String secret) {
    return new OAuthClient(
        client.id(),
        client.name(),
        client.homepage(),
        client.confidential(),
        client.redirects(),
        client.logouts(),
        client.scopes(),
        client.grants(),
        client.owner(),
        client.disabled(),
        client.createdAt(),
        secret);
  }
}
