package dev.pinhole.server.dialect.captureindonk;

import dev.pinhole.server.capture.CaptureQuery;
import dev.pinhole.server.dialect.Fields;
import dev.pinhole.server.platform.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for.
 *
 * @param page from 1 on
 * @param limit images of a page
 */
record NumberedPage(int page, int limit) {
  private static final int DEFAULT_LIMIT = 20;
  private static final int MAX_LIMIT = 100;

  /**
   * @throws ProblemException saying what is accepted
   */
  static NumberedPage of(Fields fields) {
    int limit = number(fields.any("limit"), DEFAULT_LIMIT);
    if (limit < 1 || limit > MAX_LIMIT) {
      throw ProblemException.invalid(
          "limit", "limit is not a whole number from 1 to %d.".formatted(MAX_LIMIT));
    }
    int page = number(fields.any("page"), 1);
    int last = CaptureQuery.MAX_SKIP / limit + 1;
    if (page < 1 || page > last) {
      throw ProblemException.invalid(
          "page", "page is not a whole number from 1 to %d, with limit %d.".formatted(last, limit));
    }
    return new NumberedPage(page, limit);
  }

  /** 0, which is no page and no limit, for what is not a number. */
  private static int number(@Nullable String text, int otherwise) {
    if (text == null) {
      return otherwise;
    }
    return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
  }

  CaptureQuery captures(long owner) {
    return CaptureQuery.all(owner, limit, (page - 1) * limit);
  }
}
