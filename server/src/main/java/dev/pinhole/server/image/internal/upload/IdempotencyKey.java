package dev.pinhole.server.image.internal.upload;

import dev.pinhole.server.account.Caller;
import dev.pinhole.server.image.internal.ImageFields;
import org.jspecify.annotations.Nullable;

/** A client's own name for a request, by which a repetition is known. */
record IdempotencyKey(long account, String text) {
  private static final int MAX_LENGTH = 255;

  static @Nullable IdempotencyKey of(Caller caller, @Nullable String text) {
    if (text == null) {
      return null;
    }
    if (text.isEmpty()
        || text.length() > MAX_LENGTH
        || !text.chars().allMatch(c -> c > 32 && c < 127)) {
      throw ImageFields.invalid(
          "Idempotency-Key", "1 to %s visible ASCII characters are accepted.", MAX_LENGTH);
    }
    return new IdempotencyKey(caller.accountId(), text);
  }
}
