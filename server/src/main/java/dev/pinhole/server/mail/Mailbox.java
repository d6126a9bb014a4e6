package dev.pinhole.server.mail;

import dev.pinhole.server.platform.ProblemException;

/**
 * Where messages are put to be sent. Without a mail server ({@code spring.mail.host}) nothing is,
 * and nothing complains.
 */
public interface Mailbox {

  /** Whether there is a mail server. */
  boolean isThere();

  /**
   * Puts a letter, in the caller's transaction where there is one: it is sent when that has been
   * committed. One of the same kind and reference that still waits is replaced, with all its
   * attempts again.
   */
  void put(Letter letter);

  /**
   * Counts a message that an account is about to have sent to somebody else.
   *
   * @throws ProblemException past the bound: this server is nobody's tool for sending masses of
   *     mail
   */
  void countStranger(long account);
}
