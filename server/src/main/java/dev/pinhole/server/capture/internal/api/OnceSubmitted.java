package dev.pinhole.server.capture.internal.api;

import dev.pinhole.server.capture.Captures;
import dev.pinhole.server.capture.Draft;
import dev.pinhole.server.capture.Submission;
import dev.pinhole.server.capture.internal.CaptureViews;
import dev.pinhole.server.platform.IdempotencyKey;
import dev.pinhole.server.platform.RepeatableAnswer;
import dev.pinhole.server.platform.RepeatableAnswers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Submits a capture once, however often the request comes. The answer is kept in the transaction
 * that queues the capture, so that a crash leaves both or neither.
 */
@Component
class OnceSubmitted {
  private final Captures captures;
  private final CaptureViews views;
  private final RepeatableAnswers answers;
  private final TransactionTemplate transaction;
  private final JsonMapper json;

  OnceSubmitted(
      Captures captures,
      CaptureViews views,
      RepeatableAnswers answers,
      TransactionTemplate transaction,
      JsonMapper json) {
    this.captures = captures;
    this.views = views;
    this.answers = answers;
    this.transaction = transaction;
    this.json = json;
  }

  /** The answer that is kept for this request already; null where it is to be worked on. */
  @Nullable RepeatableAnswer earlier(@Nullable IdempotencyKey key, String fingerprint) {
    return key == null ? null : answers.earlier(key, fingerprint).orElse(null);
  }

  RepeatableAnswer submit(Submission submission, @Nullable IdempotencyKey key, String fingerprint) {
    Draft draft = captures.draft(submission);
    return key == null
        ? submit(draft)
        : Objects.requireNonNull(transaction.execute(_ -> once(draft, key, fingerprint)));
  }

  private RepeatableAnswer once(Draft draft, IdempotencyKey key, String fingerprint) {
    try {
      return answers.once(key, fingerprint, () -> submit(draft));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RepeatableAnswer submit(Draft draft) {
    return new RepeatableAnswer(
        HttpStatus.ACCEPTED.value(),
        json.writeValueAsString(views.of(captures.submit(draft))),
        true);
  }
}
