package dev.pinhole.server.account;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whose password it is to be: what a stranger would try first is made of this. */
record PasswordOwner(String username, @Nullable Email email) {
  /** A shorter word is in too much by chance. */
  private static final int SHORTEST = 3;

  /** What may be left of a password beside such a word. */
  private static final int REST = 5;

  private static final String PRODUCT = "pinhole";

  static PasswordOwner of(StoredAccount account) {
    return new PasswordOwner(account.username(), account.email());
  }

  /** Whether the password is little more than one of the owner's names. */
  boolean isGuessable(String password) {
    String text = letters(password);
    return words().stream()
        .filter(word -> word.length() >= SHORTEST && text.contains(word))
        .anyMatch(word -> text.replace(word, "").length() < REST);
  }

  private List<String> words() {
    Stream<String> ofAddress =
        email == null
            ? Stream.empty()
            : Stream.of(
                email.key(),
                email.key().substring(0, email.key().indexOf('@')),
                email.key().substring(email.key().indexOf('@') + 1));
    return Stream.concat(Stream.of(PRODUCT, username), ofAddress)
        .map(PasswordOwner::letters)
        .toList();
  }

  /** Letters and digits only, without case. */
  private static String letters(String text) {
    return Texts.withoutCase(text)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  @Override
  public String toString() {
    return "PasswordOwner[]";
  }
}
