package dev.pinhole.server.account;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.platform.ProblemException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What dangerous changes ask of people: that they have shown a short while ago who they are. */
public final class RecentProof {
  static final Duration RECENT = Duration.ofMinutes(10);

  private RecentProof() {}

  /**
   * Lets programs pass, which have a token, and nobody whose proof is too old.
   *
   * @throws ProblemException proof-required
   */
  public static void require(@Nullable Caller caller, Instant now) {
    Instant provedAt = caller == null ? null : caller.provedAt();
    if (provedAt != null && !now.isBefore(provedAt.plus(RECENT))) {
      throw new ProblemException(
          ProblemCode.PROOF_REQUIRED,
          "Show again who you are: POST /api/v1/session/proof in a browser, or sign in again.");
    }
  }
}
