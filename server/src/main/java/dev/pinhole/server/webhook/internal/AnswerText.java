package dev.pinhole.server.webhook.internal;

import org.jspecify.annotations.Nullable;

/** How a receiver's answer is kept for people to read. */
final class AnswerText {
  /** In UTF-16 units. */
  static final int MAX_LENGTH = 500;

  private AnswerText() {}

  /** Null for none. Without control characters: PostgreSQL takes no NUL, terminals no escapes. */
  static @Nullable String of(String body) {
    StringBuilder text = new StringBuilder();
    body.codePoints()
        .map(c -> c == '\n' || c == '\t' ? ' ' : c)
        .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
        .takeWhile(c -> text.length() + Character.charCount(c) <= MAX_LENGTH)
        .forEach(text::appendCodePoint);
    return text.isEmpty() ? null : text.toString();
  }
}
