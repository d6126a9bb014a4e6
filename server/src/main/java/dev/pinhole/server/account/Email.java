package dev.pinhole.server.account;

import dev.pinhole.server.platform.ProblemException;
import java.util.Locale;
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
    return new Email(shown, key(shown));
  }

  /**
   * The key of what may be an address. Lower case only: by way of upper case, ß would be ss and ı
   * would be i, and so the mailboxes of different people one.
   */
  static String key(String text) {
    return Texts.normalised(Texts.normalised(text).toLowerCase(Locale.ROOT));
  }
}
