package dev.pinhole.server.oauth.internal;

import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsent;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;
import org.springframework.stereotype.Component;

/** What people have agreed to; remembered only of clients that nobody else can pass for. */
@Component
class Consents implements OAuth2AuthorizationConsentService {
  private final JdbcClient jdbc;
  private final ClientRows clients;
  private final Clock clock;

  Consents(JdbcClient jdbc, ClientRows clients, Clock clock) {
    this.jdbc = jdbc;
    this.clients = clients;
    this.clock = clock;
  }

  @Override
  public void save(OAuth2AuthorizationConsent consent) {
    clients
        .find(consent.getRegisteredClientId())
        .filter(Client::assured)
        .ifPresent(client -> save(client, account(consent), consent.getScopes()));
  }

  private void save(Client client, long account, Set<String> scopes) {
    jdbc.sql(
            """
            INSERT INTO oauth_consent (client, account, scopes, updated_at)
            VALUES (:client, :account, :scopes, :now)
            ON CONFLICT (client, account)
            DO UPDATE SET scopes = excluded.scopes, updated_at = excluded.updated_at
            """)
        .param("client", client.number())
        .param("account", account)
        .param("scopes", Lines.of(scopes))
        .param("now", clock.millis())
        .update();
  }

  @Override
  public void remove(OAuth2AuthorizationConsent consent) {
    clients
        .find(consent.getRegisteredClientId())
        .ifPresent(client -> forget(client.number(), account(consent)));
  }

  /** They are asked again. */
  void forget(long client, long account) {
    jdbc.sql("DELETE FROM oauth_consent WHERE client = :client AND account = :account")
        .param("client", client)
        .param("account", account)
        .update();
  }

  @Override
  public @Nullable OAuth2AuthorizationConsent findById(String client, String principal) {
    OAuth2AuthorizationConsent.Builder consent =
        OAuth2AuthorizationConsent.withId(client, principal);
    Set<String> scopes = scopes(client, Long.parseLong(principal));
    scopes.forEach(consent::scope);
    return scopes.isEmpty() ? null : consent.build();
  }

  Set<String> scopes(String client, long account) {
    return clients
        .find(client)
        .filter(Client::assured)
        .flatMap(found ->
            jdbc.sql(
                    """
                    SELECT scopes FROM oauth_consent
                    WHERE client = :client AND account = :account
                    """)
                .param("client", found.number())
                .param("account", account)
                .query(String.class)
                .optional())
        .map(Lines::read)
        .orElse(Set.of());
  }

  private static long account(OAuth2AuthorizationConsent consent) {
    return Long.parseLong(consent.getPrincipalName());
  }
}
