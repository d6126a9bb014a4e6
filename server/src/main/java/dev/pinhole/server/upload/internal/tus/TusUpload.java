package dev.pinhole.server.upload.internal.tus;

import dev.pinhole.server.upload.Announcement;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An upload as it is written down.
 *
 * @param announcement what was said of the file when it was created, with its secret sealed
 * @param metadata the same as the client sent it, without its secret; null where there is nothing
 * @param received how many bytes are on the disk, from the first on
 * @param expiresAt ends without progress
 * @param imageKey of what it became; null as long as it is none
 */
record TusUpload(
    String id,
    String principal,
    Announcement announcement,
    @Nullable String metadata,
    long received,
    Instant expiresAt,
    @Nullable String imageKey) {

  long length() {
    return announcement.bytes();
  }

  boolean hasAllBytes() {
    return received == length();
  }

  boolean finished() {
    return imageKey != null;
  }

  TusUpload received(long bytes, Instant expires) {
    return new TusUpload(id, principal, announcement, metadata, bytes, expires, imageKey);
  }

  TusUpload finished(String key) {
    return new TusUpload(id, principal, announcement, null, received, expiresAt, key);
  }
}
