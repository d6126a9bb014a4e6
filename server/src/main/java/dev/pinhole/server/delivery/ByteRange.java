package dev.pinhole.server.delivery;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What part of a representation is asked for (RFC 9110, section 14). */
sealed interface ByteRange {

  /** All of it: no range, more than one range, another unit, or a header that makes no sense. */
  record Whole() implements ByteRange {}

  /**
   * One piece of it.
   *
   * @param first the first byte's position
   * @param last the last byte's position, included
   */
  record Part(long first, long last) implements ByteRange {
    long length() {
      return last - first + 1;
    }
  }

  /** Begins past the end, or is the last zero bytes. */
  record Unsatisfiable() implements ByteRange {}

  ByteRange WHOLE = new Whole();
  ByteRange UNSATISFIABLE = new Unsatisfiable();

  /** A number of at most 18 digits fits a long; a longer one is past any end. */
  Pattern ONE = Pattern.compile("(?i:bytes)=[ \\t]*([0-9]*)-([0-9]*)[ \\t]*");

  /** Several ranges are answered with the whole, which the RFC allows and every client takes. */
  static ByteRange of(@Nullable String header, long size) {
    if (header == null) {
      return WHOLE;
    }
    Matcher one = ONE.matcher(header);
    if (!one.matches() || (one.group(1).isEmpty() && one.group(2).isEmpty())) {
      return WHOLE;
    }
    return one.group(1).isEmpty()
        ? suffix(position(one.group(2)), size)
        : part(position(one.group(1)), one.group(2), size);
  }

  private static ByteRange suffix(long length, long size) {
    return length == 0 || size == 0
        ? UNSATISFIABLE
        : new Part(Math.max(0, size - length), size - 1);
  }

  private static ByteRange part(long first, String last, long size) {
    if (!last.isEmpty() && position(last) < first) {
      return WHOLE;
    }
    if (first >= size) {
      return UNSATISFIABLE;
    }
    return new Part(first, last.isEmpty() ? size - 1 : Math.min(position(last), size - 1));
  }

  private static long position(String digits) {
    return digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits);
  }
}
