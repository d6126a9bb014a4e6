package dev.pinhole.server.platform;

import dev.pinhole.api.ProblemCode;
import org.jspecify.annotations.Nullable;

/** A client's own name for a request, by which a repetition is known. */
public record IdempotencyKey(long account, String text) {
  public static final String HEADER = "Idempotency-Key";

  private static final int MAX_LENGTH = 255;

  /**
   * Reads the header.
   *
   * @param text null where there is none, which gives null
   */
  public static @Nullable IdempotencyKey of(long account, @Nullable String text) {
    if (text == null) {
      return null;
    }
    if (text.isEmpty()
        || text.length() > MAX_LENGTH
        || !text.chars().allMatch(c -> c > 32 && c < 127)) {
      throw new ProblemException(
              ProblemCode.INVALID_PARAMETER,
              HEADER + ": 1 to %d visible ASCII characters are accepted.".formatted(MAX_LENGTH))
          .with("parameter", HEADER);
    }
    return new IdempotencyKey(account, text);
  }
}
