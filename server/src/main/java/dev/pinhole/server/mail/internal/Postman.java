package dev.pinhole.server.mail.internal;

import dev.pinhole.server.mail.LetterKind;
import dev.pinhole.server.mail.LetterKind.Fate;
import dev.pinhole.server.mail.Message;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends what is in the mailbox: one message at a time, so that a slow server holds one thread. */
@Component
class Postman {
  private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
  private static final Duration WHILE_BUSY = Duration.ofSeconds(2);

  private final LetterRows letters;
  private final Map<String, LetterKind> kinds;
  private final MailServer server;
  private final List<Duration> pauses;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final Semaphore turn = new Semaphore(1);

  Postman(
      LetterRows letters,
      List<LetterKind> kinds,
      MailServer server,
      MailProperties properties,
      TransactionTemplate transaction,
      Clock clock) {
    this.letters = letters;
    this.kinds = kinds.stream().collect(Collectors.toMap(LetterKind::name, Function.identity()));
    this.server = server;
    this.pauses = properties.retryAfter();
    this.transaction = transaction;
    this.clock = clock;
  }

  /** When to run again; empty when the message is sent or given up. */
  Optional<Instant> run(long number) {
    if (!turn.tryAcquire()) {
      return Optional.of(clock.instant().plus(WHILE_BUSY));
    }
    try {
      return letters.find(number).flatMap(this::attempt);
    } finally {
      turn.release();
    }
  }

  private Optional<Instant> attempt(StoredLetter letter) {
    if (letter.attempts() > pauses.size()) {
      return giveUp(letter, "the last attempt was begun, but did not end");
    }
    letters.begin(letter);
    LetterKind kind = kinds.get(letter.letter().kind());
    Message message = kind == null ? null : kind.compose(letter.letter()).orElse(null);
    if (message == null) {
      LOG.debug("Message {} has become pointless", letter.number());
      return left(letter, Fate.GIVEN_UP);
    }
    return send(letter, message);
  }

  private Optional<Instant> send(StoredLetter letter, Message message) {
    try {
      server.send(message);
      return sent(letter);
    } catch (MailParseException e) {
      return giveUp(letter, reason(e));
    } catch (MailException e) {
      return again(letter, reason(e));
    }
  }

  private Optional<Instant> sent(StoredLetter letter) {
    return transaction.execute(_ -> {
      if (letters.remove(letter)) {
        tell(letter, Fate.SENT);
        return Optional.<Instant>empty();
      }
      letters.subtract(letter);
      return Optional.of(clock.instant());
    });
  }

  private Optional<Instant> again(StoredLetter letter, String reason) {
    if (letter.attempts() >= pauses.size()) {
      return giveUp(letter, reason);
    }
    if (isPutAnew(letter)) {
      return Optional.of(clock.instant());
    }
    LOG.info("Message {} not sent, will be tried again: {}", letter.number(), reason);
    return Optional.of(clock.instant().plus(pauses.get(letter.attempts())));
  }

  private boolean isPutAnew(StoredLetter letter) {
    return letters
        .find(letter.number())
        .filter(now -> now.version() != letter.version())
        .isPresent();
  }

  private Optional<Instant> giveUp(StoredLetter letter, String reason) {
    LOG.warn("Message {} ({}) given up: {}", letter.number(), letter.letter().kind(), reason);
    return left(letter, Fate.GIVEN_UP);
  }

  /** Not what was put anew meanwhile. */
  private Optional<Instant> left(StoredLetter letter, Fate fate) {
    return transaction.execute(_ -> {
      if (letters.remove(letter)) {
        tell(letter, fate);
        return Optional.<Instant>empty();
      }
      return Optional.of(clock.instant());
    });
  }

  private void tell(StoredLetter letter, Fate fate) {
    LetterKind kind = kinds.get(letter.letter().kind());
    if (kind != null) {
      kind.became(letter.letter(), fate);
    }
  }

  /** The cause's kind; its words can have addresses in them. */
  private static String reason(MailException failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return cause.getClass().getSimpleName();
  }
}
