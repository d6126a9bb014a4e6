package dev.pinhole.server.s3;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What {@code Content-Range} tells. */
final class ContentRange {
  private static final Pattern FORM = Pattern.compile("bytes [0-9]+-[0-9]+/([0-9]{1,18})");

  private ContentRange() {}

  /**
   * How long the whole is.
   *
   * @param length of the answer, which is the whole where the store does not know ranges
   */
  static long total(@Nullable String contentRange, long length) throws IOException {
    if (contentRange == null) {
      return length;
    }
    Matcher range = FORM.matcher(contentRange);
    if (!range.matches()) {
      throw new IOException(
          "the S3 store answers with a range that cannot be read: " + contentRange);
    }
    return Long.parseLong(range.group(1));
  }
}
