package dev.pinhole.server.account;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.account.Scope;
import dev.pinhole.server.platform.ProblemException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What dangerous changes ask of people: that they have shown a short while ago who they are. */
public final class RecentProof {
  static final Duration RECENT = Duration.ofMinutes(10);

  private RecentProof() {}

  /**
   * Lets nobody pass but people: a token's scopes would not bound what comes of it.
   *
   * @throws ProblemException forbidden
   */
  static void requirePerson(@Nullable Caller caller) {
    // No token can have this scope.
    if (caller == null || !caller.may(Scope.ACCOUNT)) {
      throw new ProblemException(
          ProblemCode.FORBIDDEN,
          "Only a person who has signed in can do this, since what comes of it can do more than a"
              + " token may.");
    }
  }

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
