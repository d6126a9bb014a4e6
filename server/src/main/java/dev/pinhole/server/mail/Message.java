package dev.pinhole.server.mail;

import org.jspecify.annotations.Nullable;

/**
 * What goes to the mail server.
 *
 * @param to an address as people write it
 * @param replyTo likewise; null for the sender's
 */
public record Message(String to, @Nullable String replyTo, LetterText text) {

  public Message(String to, LetterText text) {
    this(to, null, text);
  }

  @Override
  public String toString() {
    return "Message[]";
  }
}
