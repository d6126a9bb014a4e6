package dev.pinhole.server.egress.internal;

import java.util.regex.Pattern;

/** What a host's name may look like on the wire: lower case, in ASCII, without a dot at the end. */
final class HostName {

  private static final int MAX_LENGTH = 253;
  private static final String LABEL = "[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?";
  private static final Pattern NAME = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*");
  private static final Pattern NUMBER_AT_END = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0x[0-9a-f]*)");

  private HostName() {}

  static boolean isName(String text) {
    return text.length() <= MAX_LENGTH && NAME.matcher(text).matches() && !endsInNumber(text);
  }

  /** Browsers take such a host for an IPv4 address, in one of the forms of {@code inet_aton}. */
  static boolean endsInNumber(String text) {
    return NUMBER_AT_END.matcher(text).matches();
  }
}
