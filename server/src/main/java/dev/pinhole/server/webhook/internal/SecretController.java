package dev.pinhole.server.webhook.internal;

import dev.pinhole.api.account.Scope;
import dev.pinhole.api.webhook.WebhookSecret;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.account.RequiresScope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What webhooks are signed with; for a signed-in person only. A stolen token that could read it
 * could forge messages to every receiver of the account.
 */
@RestController
@RequestMapping("/api/v1/webhooks/secret")
@RequiresScope(Scope.ACCOUNT)
@Tag(name = "Webhooks")
class SecretController {
  private final SigningSecrets secrets;

  SecretController(SigningSecrets secrets) {
    this.secrets = secrets;
  }

  @GetMapping
  @Operation(
      summary = "The secret that your webhooks are signed with",
      description = "Made when first asked for. Needs a session; API tokens get 403.")
  ResponseEntity<WebhookSecret> get(Caller caller) {
    return uncached(secrets.of(caller.accountId()));
  }

  @PostMapping("/rotate")
  @Operation(
      summary = "Replaces the secret",
      description =
          "Until previousUntil each message carries a signature of either secret, so that receivers"
              + " can change over. Rotating again within that time ends the oldest at once.")
  ResponseEntity<WebhookSecret> rotate(Caller caller) {
    return uncached(secrets.rotate(caller.accountId()));
  }

  private static ResponseEntity<WebhookSecret> uncached(WebhookSecret secret) {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(secret);
  }
}
