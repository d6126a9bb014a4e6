package dev.pinhole.server.webhook.internal;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.platform.ProblemException;
import java.time.Duration;

/** Why a delivery is not sent anew. */
final class DeliveryProblems {
  private static final Duration LATER = Duration.ofMinutes(1);

  private DeliveryProblems() {}

  static ProblemException notOver() {
    return new ProblemException(
        ProblemCode.CONFLICT,
        "The delivery is pending: it is being tried already. It can be sent anew once it is"
            + " delivered or failed.");
  }

  static ProblemException tooManyPending(int allowed) {
    return new ProblemException(
            ProblemCode.TOO_MANY_REQUESTS,
            "%d deliveries are pending, as many as an account can have.".formatted(allowed))
        .with("allowed", allowed)
        .retryAfter(LATER);
  }
}
