package dev.pinhole.server.dialect.imageconverter;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.platform.ProblemException;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list.
 *
 * @param page from 1 on
 * @param limit images of a page
 */
record Part(int page, int limit) {
  private static final Pattern NUMBER = Pattern.compile("0*[1-9][0-9]{0,8}");

  /** The first page of {@code most} images where nothing is said; never more than that. */
  static Part of(@Nullable String page, @Nullable String limit, int most) {
    return new Part(page(page), limit(limit, most));
  }

  private static int page(@Nullable String page) {
    if (page == null) {
      return 1;
    }
    if (!NUMBER.matcher(page).matches()) {
      throw invalidPage();
    }
    return Integer.parseInt(page);
  }

  private static int limit(@Nullable String limit, int most) {
    if (limit == null) {
      return most;
    }
    if (!NUMBER.matcher(limit).matches()) {
      throw Complaints.fields(Map.of("limit", "A number from 1 on is required."));
    }
    return Math.min(Integer.parseInt(limit), most);
  }

  long skip() {
    return (page - 1L) * limit;
  }

  /** Of what is empty there is the first page and no other. */
  void requireFilled(Collection<?> found) {
    if (found.isEmpty() && page > 1) {
      throw invalidPage();
    }
  }

  private static ProblemException invalidPage() {
    return Complaints.detail(ProblemCode.NOT_FOUND, "Invalid page.");
  }
}
