package dev.pinhole.server.upload.internal;

import dev.pinhole.api.upload.UploadState;
import dev.pinhole.server.upload.Announcement;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An announced upload.
 *
 * @param id also the key of the staged object
 * @param principal whose it is
 * @param owner the number of the account whose library it goes to
 * @param plan null where the file is sent whole
 * @param transfer what the store calls the sending in parts; null before that has begun
 * @param outcome null while pending
 */
record StoredUpload(
    String id,
    String principal,
    long owner,
    Announcement announcement,
    UploadState state,
    @Nullable PartPlan plan,
    @Nullable String transfer,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Outcome outcome) {

  /**
   * What has become of it.
   *
   * @param imageKey null where it failed
   * @param problem as JSON; null where it is done
   */
  record Outcome(@Nullable String imageKey, boolean duplicate, @Nullable String problem) {}

  StoredUpload with(String begun) {
    return new StoredUpload(
        id, principal, owner, announcement, state, plan, begun, createdAt, expiresAt, outcome);
  }
}
