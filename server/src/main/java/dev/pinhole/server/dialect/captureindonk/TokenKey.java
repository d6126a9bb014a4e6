package dev.pinhole.server.dialect.captureindonk;

import dev.pinhole.server.account.ProgramSignIn;
import dev.pinhole.server.platform.Ids;

/**
 * Our API tokens as these programs know tokens: 32 letters and digits. Another start in place of
 * ours makes them that long, and is undone on the way in.
 */
final class TokenKey {
  private static final String START = "pinholekey";

  private TokenKey() {}

  static String shown(String apiToken) {
    return START + apiToken.substring(ProgramSignIn.API_TOKEN_PREFIX.length());
  }

  /** What is of another form may be any other token of ours, and stays as it is. */
  static String read(String token) {
    return token.length() == START.length() + Ids.LENGTH && token.startsWith(START)
        ? ProgramSignIn.API_TOKEN_PREFIX + token.substring(START.length())
        : token;
  }
}
