package dev.pinhole.server.account;

import dev.pinhole.api.account.Quota;
import dev.pinhole.api.account.Usage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an account keeps and may keep.
 *
 * @param mostBytes {@link #UNLIMITED} for no bound
 * @param mostImages likewise
 */
record Standing(long bytes, long images, long mostBytes, long mostImages) {
  static final long UNLIMITED = Long.MAX_VALUE;

  Usage usage() {
    return new Usage(bytes, images);
  }

  Quota quota() {
    return new Quota(shown(mostBytes), shown(mostImages));
  }

  /** What is in the way of one more image; empty where there is room. */
  Optional<Shortage> shortage(long size) {
    if (images >= mostImages) {
      return Optional.of(new Shortage("images", images, mostImages, 1));
    }
    return size > mostBytes - bytes
        ? Optional.of(new Shortage("bytes", bytes, mostBytes, size))
        : Optional.empty();
  }

  private static @Nullable Long shown(long most) {
    return most == UNLIMITED ? null : most;
  }
}
