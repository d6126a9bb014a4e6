package dev.pinhole.api.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What an account's webhooks are signed with.
///
/// @param secret `whsec_` and the key in base64, as libraries for Standard Webhooks take it
/// @param previousUntil until when the secret before signs as well; absent where none does
public record WebhookSecret(String secret, @Nullable Instant previousUntil) {

  @Override
  public String toString() {
    return "WebhookSecret[previousUntil=" + previousUntil + "]";
  }
}
