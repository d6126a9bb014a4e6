package dev.pinhole.api.oauth;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A program that may ask people to let it act for them.
///
/// @param id its `client_id`
/// @param confidential whether it has a secret; a program on people's own machines cannot keep one
/// @param redirectUris where browsers go with the answer
/// @param logoutUris where browsers may go after signing out
/// @param scopes that it may ask for
/// @param grants ways of getting tokens, as OAuth names them
/// @param owner the account for which it acts when it acts for itself; absent for what comes with
///   the server, which can be disabled and not changed
/// @param secret its `client_secret`; only in the answer that made it
public record OAuthClient(
    String id,
    String name,
    @Nullable String homepage,
    boolean confidential,
    Set<String> redirectUris,
    Set<String> logoutUris,
    Set<String> scopes,
    Set<String> grants,
    @Nullable Long owner,
    boolean disabled,
    Instant createdAt,
    @Nullable String secret) {

  @Override
  public String toString() {
    return "OAuthClient[" + id + "]";
  }
}
