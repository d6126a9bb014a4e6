package dev.pinhole.server.account;

/** What somebody types to say who they are: a name, or an e-mail address. */
final class SignInName {
  private SignInName() {}

  /** By which accounts are found. No name has an @ in it. */
  static String key(String text) {
    return text.contains("@") ? Email.key(text) : Texts.withoutCase(Texts.normalised(text));
  }
}
