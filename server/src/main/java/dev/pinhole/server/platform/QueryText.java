package dev.pinhole.server.platform;

import dev.pinhole.api.ProblemCode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Names and values as they stand in a query. */
public final class QueryText {
  private QueryText() {}

  /**
   * What is meant by it.
   *
   * @throws ProblemException where a percent sign begins nothing
   */
  public static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          ProblemCode.INVALID_REQUEST, "The query is not percent-encoded as it should be.", e);
    }
  }
}
