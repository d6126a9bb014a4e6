package dev.pinhole.server.account;

import dev.pinhole.server.platform.ProblemException;
import java.util.regex.Pattern;

/**
 * An e-mail address. Checked for what could never be delivered to, no more: only a message that
 * arrives proves an address.
 *
 * @param shown as its owner wrote it
 * @param key the same without case, which no other account may have
 */
public record Email(String shown, String key) {
  private static final int MAX = 254;
  private static final Pattern VALID =
      Pattern.compile("[^\\s\\p{C}@\"<>(),:;\\\\]{1,64}@[\\p{L}\\p{M}\\p{Nd}.-]{1,253}");

  /**
   * Reads an address.
   *
   * @throws ProblemException naming the field {@code email}
   */
  public static Email parse(String text) {
    String shown = Texts.normalised(text);
    if (shown.length() > MAX || !VALID.matcher(shown).matches() || shown.contains("..")) {
      throw ProblemException.invalid(
          "email", "email must be one address like name@example.org, at most 254 characters.");
    }
    return new Email(shown, Texts.withoutCase(shown));
  }
}
