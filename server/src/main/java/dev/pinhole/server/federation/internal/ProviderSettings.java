package dev.pinhole.server.federation.internal;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A provider. One of OpenID Connect has an {@code issuer}, and says the rest itself; any other of
 * OAuth 2.0 has three addresses.
 *
 * @param name as people know it; the id where absent
 * @param issuer exactly as its discovery document has it
 * @param scopes those that tell who somebody is, where absent
 * @param trusted whether signing in there stands for this server's second factor too
 * @param emailsUri where addresses are listed, as at GitHub, with {@code primary} and {@code
 *     verified}; otherwise the address is a member of the user's description
 * @param emailVerifiedAttribute the member that says whether {@code emailAttribute} is verified;
 *     without it, no address of the provider counts as such
 */
record ProviderSettings(
    @Nullable String name,
    @Nullable URI issuer,
    @Nullable String clientId,
    @Nullable String clientSecret,
    @DefaultValue Set<String> scopes,
    @DefaultValue("false") boolean trusted,
    @Nullable URI authorizationUri,
    @Nullable URI tokenUri,
    @Nullable URI userInfoUri,
    @Nullable URI emailsUri,
    @DefaultValue("id") String userIdAttribute,
    @DefaultValue("login") String userNameAttribute,
    @DefaultValue("email") String emailAttribute,
    @Nullable String emailVerifiedAttribute) {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");

  ProviderSettings {
    scopes = Set.copyOf(scopes);
  }

  /** All faults are told at the start, by the setting's name. */
  void check(String id) {
    if (clientId == null || clientId.isBlank()) {
      throw fault(id, "client-id", "is needed");
    }
    List<URI> own =
        Stream.of(authorizationUri, tokenUri, userInfoUri).filter(Objects::nonNull).toList();
    if (issuer == null ? own.size() != 3 : !own.isEmpty()) {
      throw fault(
          id,
          "issuer",
          "or all of authorization-uri, token-uri and user-info-uri are needed, and not both");
    }
    Stream.of(issuer, authorizationUri, tokenUri, userInfoUri, emailsUri)
        .filter(Objects::nonNull)
        .forEach(uri -> checkSafe(id, uri));
  }

  /** Whoever can read or change what is sent there can be anybody here. */
  private static void checkSafe(String id, URI uri) {
    String host = uri.getHost();
    boolean safe =
        "https".equals(uri.getScheme())
            || ("http".equals(uri.getScheme()) && LOOPBACK.contains(String.valueOf(host)));
    if (host == null || !safe) {
      throw fault(id, "*", "must be https addresses: " + uri);
    }
  }

  private static IllegalArgumentException fault(String id, String setting, String what) {
    return new IllegalArgumentException(
        "pinhole.sign-in.providers." + id + "." + setting + " " + what);
  }

  String nameOr(String id) {
    return Objects.requireNonNullElse(name, id);
  }

  Set<String> scopesOr(Set<String> usual) {
    return scopes.isEmpty() ? usual : scopes;
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "ProviderSettings[" + name + "]";
  }
}
