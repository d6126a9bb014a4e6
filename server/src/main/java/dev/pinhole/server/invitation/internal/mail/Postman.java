package dev.pinhole.server.invitation.internal.mail;

import dev.pinhole.api.account.Account;
import dev.pinhole.api.invitation.MailState;
import dev.pinhole.server.account.Accounts;
import dev.pinhole.server.invitation.internal.Invitation;
import dev.pinhole.server.invitation.internal.InvitationRows;
import dev.pinhole.server.invitation.internal.InvitationTokens;
import dev.pinhole.server.invitation.internal.UploadLink;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
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
  private final InvitationRows invitations;
  private final InvitationTokens tokens;
  private final Accounts accounts;
  private final MailServer server;
  private final List<Duration> pauses;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final Semaphore turn = new Semaphore(1);

  Postman(
      LetterRows letters,
      InvitationRows invitations,
      InvitationTokens tokens,
      Accounts accounts,
      MailServer server,
      MailProperties properties,
      TransactionTemplate transaction,
      Clock clock) {
    this.letters = letters;
    this.invitations = invitations;
    this.tokens = tokens;
    this.accounts = accounts;
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

  private Optional<Instant> attempt(Letter letter) {
    Invitation invitation = invitations.find(letter.invitation()).orElse(null);
    Account owner = invitation == null ? null : accounts.find(invitation.owner()).orElse(null);
    if (invitation == null || owner == null || letter.attempts() > pauses.size()) {
      return giveUp(letter, "the last attempt was begun, but did not end");
    }
    letters.begin(letter);
    try {
      deliver(letter, invitation, owner);
      return sent(letter);
    } catch (MailParseException e) {
      return giveUp(letter, reason(e));
    } catch (MailException e) {
      return again(letter, reason(e));
    }
  }

  private void deliver(Letter letter, Invitation invitation, Account owner) {
    switch (letter.kind()) {
      case INVITATION -> invite(letter, invitation, owner);
      case DIGEST -> tell(letter, invitation, owner);
    }
  }

  /** Not where the link leads nowhere any more. */
  private void invite(Letter letter, Invitation invitation, Account owner) {
    String to = invitation.email();
    if (to == null || !invitation.isLive(clock.instant()) || owner.disabled()) {
      throw new MailParseException("the invitation is over");
    }
    String base = Objects.requireNonNullElse(letter.base(), "");
    String link = UploadLink.of(base, tokens.of(invitation));
    server.send(to, owner.email(), Letters.invitation(invitation, owner.username(), link));
  }

  /** An owner without an address is told by webhook, or not at all. */
  private void tell(Letter letter, Invitation invitation, Account owner) {
    String to = owner.email();
    if (to != null) {
      server.send(to, null, Letters.digest(invitation, letter.files(), letter.bytes()));
    }
  }

  private Optional<Instant> sent(Letter letter) {
    return transaction.execute(_ -> {
      if (letters.remove(letter)) {
        mark(letter, MailState.SENT);
        return Optional.<Instant>empty();
      }
      letters.subtract(letter);
      return Optional.of(clock.instant());
    });
  }

  private Optional<Instant> again(Letter letter, String reason) {
    if (letter.attempts() >= pauses.size()) {
      return giveUp(letter, reason);
    }
    if (isPutAnew(letter)) {
      return Optional.of(clock.instant());
    }
    LOG.info("Message {} not sent, will be tried again: {}", letter.number(), reason);
    return Optional.of(clock.instant().plus(pauses.get(letter.attempts())));
  }

  private boolean isPutAnew(Letter letter) {
    return letters
        .find(letter.number())
        .filter(now -> now.version() != letter.version())
        .isPresent();
  }

  /** Not what was put anew meanwhile. */
  private Optional<Instant> giveUp(Letter letter, String reason) {
    LOG.warn("Message {} of an invitation given up: {}", letter.number(), reason);
    return transaction.execute(_ -> {
      if (letters.remove(letter)) {
        mark(letter, MailState.FAILED);
        return Optional.<Instant>empty();
      }
      return Optional.of(clock.instant());
    });
  }

  private void mark(Letter letter, MailState state) {
    if (letter.kind() == Letter.Kind.INVITATION) {
      invitations.mail(letter.invitation(), state);
    }
  }

  /** The cause's kind; its words can have addresses in them. */
  private static String reason(MailException failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return cause.getClass().getSimpleName();
  }
}
