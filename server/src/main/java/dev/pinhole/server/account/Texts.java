package dev.pinhole.server.account;

import java.text.Normalizer;
import java.util.Locale;

/** Makes one of the many ways in which Unicode writes the same thing. */
final class Texts {
  /** Normalising is linear, but nothing that long is a name or a password. */
  private static final int MAX = 1000;

  private Texts() {}

  /** Compatibility form (NFKC): full-width letters, ligatures and the like become plain. */
  static String normalised(String text) {
    return text.length() > MAX ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
  }

  /** To upper case first, so that ß and ss, and the three sigmas, are the same. */
  static String withoutCase(String text) {
    return normalised(text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT));
  }
}
