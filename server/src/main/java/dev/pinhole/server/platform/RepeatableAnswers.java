package dev.pinhole.server.platform;

import dev.pinhole.api.ProblemCode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Does the work of a request once, and gives the same answer to its repetitions for a day. */
@Component
public class RepeatableAnswers {
  static final Duration KEPT = Duration.ofHours(24);

  /**
   * The answer about 100 files is half as long. A longer one is not kept: repeating the request
   * adds nothing, because content that is there already is not added again.
   */
  private static final int LONGEST_KEPT = 128 * 1024;

  /** A claim older than this is of a server that died; admitting takes seconds. */
  private static final Duration ABANDONED = Duration.ofMinutes(5);

  private final AnswerRows rows;
  private final Clock clock;

  RepeatableAnswers(AnswerRows rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /**
   * The answer to a request.
   *
   * @param fingerprint tells whether two requests ask for the same
   * @throws ProblemException where the key came with another request, or the same is under way
   */
  public RepeatableAnswer once(IdempotencyKey key, String fingerprint, Work work)
      throws IOException {
    Instant now = clock.instant();
    freeUseless(key, now);
    return rows.claim(key, fingerprint, now) ? work(key, now, work) : repeat(key, fingerprint);
  }

  /**
   * The answer to an earlier request with this key, without the work that tells what it asks for.
   *
   * @throws ProblemException where the key came with another request, or the same is under way
   */
  public Optional<RepeatableAnswer> earlier(IdempotencyKey key, String fingerprint) {
    freeUseless(key, clock.instant());
    return rows.find(key).map(kept -> answer(kept, fingerprint));
  }

  private void freeUseless(IdempotencyKey key, Instant now) {
    rows.deleteUseless(key, now.minus(KEPT), now.minus(ABANDONED));
  }

  private RepeatableAnswer work(IdempotencyKey key, Instant claimedAt, Work work)
      throws IOException {
    boolean kept = false;
    try {
      RepeatableAnswer answer = work.run();
      if (answer.isFinal() && answer.body().length() <= LONGEST_KEPT) {
        rows.keep(key, claimedAt, answer);
        kept = true;
      }
      return answer;
    } finally {
      if (!kept) {
        rows.giveUp(key, claimedAt);
      }
    }
  }

  private RepeatableAnswer repeat(IdempotencyKey key, String fingerprint) {
    return answer(rows.find(key).orElseThrow(RepeatableAnswers::underWay), fingerprint);
  }

  private static RepeatableAnswer answer(KeptAnswer kept, String fingerprint) {
    if (!kept.fingerprint().equals(fingerprint)) {
      throw new ProblemException(
          ProblemCode.IDEMPOTENCY_KEY_REUSED,
          "This Idempotency-Key came with another request before; use a new one.");
    }
    RepeatableAnswer answer = kept.answer();
    if (answer == null) {
      throw underWay();
    }
    return answer;
  }

  private static ProblemException underWay() {
    return new ProblemException(
            ProblemCode.CONFLICT,
            "The request with this Idempotency-Key is being worked on; repeat it later.")
        .retryAfter(Duration.ofSeconds(1));
  }

  /** What is to be done once. */
  public interface Work {
    RepeatableAnswer run() throws IOException;
  }
}
