package dev.pinhole.server.mail;

/**
 * What a message says, twice.
 *
 * @param subject one line, with nothing in it that cannot be seen
 */
public record LetterText(String subject, String plain, String html) {

  /** It can have a link in it that opens an account. */
  @Override
  public String toString() {
    return "LetterText[]";
  }
}
