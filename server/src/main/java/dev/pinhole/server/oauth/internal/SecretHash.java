package dev.pinhole.server.oauth.internal;

import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/** How clients' secrets are compared: they are random, so that a plain hash is enough. */
final class SecretHash implements PasswordEncoder {

  @Override
  public @Nullable String encode(@Nullable CharSequence secret) {
    return secret == null ? null : TokenHash.ofPresented(secret.toString()).hex();
  }

  @Override
  public boolean matches(@Nullable CharSequence secret, @Nullable String hash) {
    return secret != null && hash != null && TokenHash.ofPresented(secret.toString()).matches(hash);
  }
}
