package dev.pinhole.server.oauth.internal;

import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.platform.WebAddress;
import java.util.Set;

/** What a client can be. */
final class ClientRules {
  private static final int MAX_NAME = 100;
  private static final int MAX_ADDRESSES = 20;
  private static final String CODE = "authorization_code";
  private static final String REFRESH = "refresh_token";
  private static final String DEVICE = "urn:ietf:params:oauth:grant-type:device_code";
  private static final String SERVICE = "client_credentials";

  private ClientRules() {}

  static void check(Client client) {
    checkName(client.name());
    String homepage = client.homepage();
    if (homepage != null) {
      WebAddress.parse("homepage", homepage);
    }
    checkGrants(client);
    checkScopes(client.scopes());
    checkAddresses("redirectUris", client.redirects(), client.confidential());
    checkAddresses("logoutUris", client.logouts(), client.confidential());
    check(
        "redirectUris",
        client.grants().contains(CODE) != client.redirects().isEmpty(),
        "redirectUris are needed for authorization_code, and for nothing else.");
  }

  private static void checkName(String name) {
    check(
        "name",
        !name.isBlank()
            && name.length() <= MAX_NAME
            && name.chars().noneMatch(Character::isISOControl),
        "name must be 1 to " + MAX_NAME + " characters, none of them a control one.");
  }

  private static void checkGrants(Client client) {
    Set<String> grants = client.grants();
    check(
        "grants",
        Set.of(CODE, REFRESH, DEVICE, SERVICE).containsAll(grants)
            && (grants.contains(CODE) || grants.contains(DEVICE) || grants.contains(SERVICE)),
        "grants are some of authorization_code, refresh_token, client_credentials and "
            + DEVICE
            + "; refresh_token not alone.");
    check(
        "grants",
        client.confidential() || !grants.contains(SERVICE),
        "client_credentials is only for programs with a secret.");
  }

  private static void checkScopes(Set<String> scopes) {
    check(
        "scopes",
        !scopes.isEmpty() && Scopes.all().containsAll(scopes),
        "scopes are some of " + String.join(", ", Scopes.all()) + ".");
  }

  private static void checkAddresses(String field, Set<String> addresses, boolean confidential) {
    check(field, addresses.size() <= MAX_ADDRESSES, field + " are at most " + MAX_ADDRESSES + ".");
    for (String address : addresses) {
      check(
          field,
          RedirectAddress.parse(address).filter(a -> a.isAllowed(confidential)).isPresent(),
          field
              + " are https addresses, http ones of 127.0.0.1, [::1] or localhost, and for programs"
              + " without a secret addresses of a scheme like com.example.app; without a fragment,"
              + " a user or dots to be resolved.");
    }
  }

  private static void check(String field, boolean good, String detail) {
    if (!good) {
      throw ProblemException.invalid(field, detail);
    }
  }
}
