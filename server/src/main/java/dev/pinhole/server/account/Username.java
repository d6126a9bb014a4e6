package dev.pinhole.server.account;

import dev.pinhole.server.platform.ProblemException;
import java.util.regex.Pattern;

/**
 * An account's name.
 *
 * @param shown as its owner wrote it, in compatibility form (NFKC)
 * @param key the same without case, which no other account may have
 */
record Username(String shown, String key) {
  /** Without @, so that a name is never an e-mail address. */
  private static final Pattern VALID =
      Pattern.compile("[\\p{L}\\p{Nd}][\\p{L}\\p{M}\\p{Nd}._-]{1,39}");

  static Username parse(String text) {
    String shown = Texts.normalised(text);
    if (!VALID.matcher(shown).matches()) {
      throw ProblemException.invalid(
          "username",
          "username must be 2 to 40 letters, digits, dots, dashes or underscores, and start with a"
              + " letter or digit.");
    }
    return new Username(shown, Texts.withoutCase(shown));
  }
}
