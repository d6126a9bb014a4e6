package dev.pinhole.server.recovery.internal;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a link ends with, as it was sent: nothing in it is checked but its form. */
record LinkToken(long account, Instant end, String text) {
  private static final Pattern FORM =
      Pattern.compile("([1-9]\\d{0,17})\\.([1-9]\\d{0,10})\\.[A-Za-z0-9_-]{43}");

  static Optional<LinkToken> parse(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(
            new LinkToken(
                Long.parseLong(form.group(1)),
                Instant.ofEpochSecond(Long.parseLong(form.group(2))),
                text))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "LinkToken[" + account + "]";
  }
}
