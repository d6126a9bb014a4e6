package dev.pinhole.client;

import dev.pinhole.api.webhook.WebhookSigner;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// For receivers of webhooks: tells whether a message came from the server that shares a secret
/// with them, unchanged and lately.
///
/// The body must be the bytes as they arrived: JSON that was read and written again has others.
public final class WebhookSignature {

  /// How much older or newer than now a message may be, where nothing else is wanted.
  public static final Duration TOLERANCE = Duration.ofMinutes(5);

  private WebhookSignature() {}

  /// Checks a message; call it before the body is looked at. Receivers remember ids for as long as
  /// they tolerate, because a message can come more than once.
  ///
  /// @param secret as `GET /api/v1/webhooks/secret` gives it
  /// @param id header `webhook-id`
  /// @param timestamp header `webhook-timestamp`
  /// @param body as it arrived
  /// @param signatures header `webhook-signature`: one or more, separated by spaces
  /// @param tolerance {@link #TOLERANCE} if in doubt
  /// @return false also for headers that are no such thing
  /// @throws IllegalArgumentException if the secret is none
  public static boolean verify(
      String secret,
      String id,
      String timestamp,
      byte[] body,
      String signatures,
      Duration tolerance) {
    return verify(secret, id, timestamp, body, signatures, tolerance, Clock.systemUTC());
  }

  static boolean verify(
      String secret,
      String id,
      String timestamp,
      byte[] body,
      String signatures,
      Duration tolerance,
      Clock clock) {
    WebhookSigner signer = new WebhookSigner(secret);
    if (!timestamp.matches("[0-9]{1,12}")) {
      return false;
    }
    long seconds = Long.parseLong(timestamp);
    boolean genuine = matches(signer.sign(id, seconds, body), signatures);
    Duration age = Duration.between(Instant.ofEpochSecond(seconds), clock.instant()).abs();
    return genuine && age.compareTo(tolerance) <= 0;
  }

  /// Looks at all of them whichever fits, and at each as long as it takes to see all of it.
  private static boolean matches(String expected, String signatures) {
    byte[] wanted = expected.getBytes(StandardCharsets.UTF_8);
    boolean found = false;
    for (String signature : signatures.split(" ", -1)) {
      found |= MessageDigest.isEqual(wanted, signature.getBytes(StandardCharsets.UTF_8));
    }
    return found;
  }
}
