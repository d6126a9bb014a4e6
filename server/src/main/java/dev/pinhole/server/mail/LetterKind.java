package dev.pinhole.server.mail;

import java.util.Optional;

/** What a feature has to say by mail: a bean for each kind of message. */
public interface LetterKind {

  /** As it stands in the table; once used, it keeps its meaning. */
  String name();

  /**
   * Called each time that the letter is about to be sent.
   *
   * @return empty where it has become pointless: it is then given up
   */
  Optional<Message> compose(Letter letter);

  /** Told what became of a letter, in the transaction in which it leaves the outbox. */
  default void became(Letter letter, Fate fate) {}

  /** What becomes of letters. */
  enum Fate {
    /** Taken by the mail server. */
    SENT,
    /** Refused for good, refused too often, or pointless. */
    GIVEN_UP
  }
}
