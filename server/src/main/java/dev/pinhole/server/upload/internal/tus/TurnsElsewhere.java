package dev.pinhole.server.upload.internal.tus;

import me.desair.tus.server.upload.UploadId;
import me.desair.tus.server.upload.UploadIdFactory;
import me.desair.tus.server.upload.UploadLock;
import me.desair.tus.server.upload.UploadLockingService;
import org.jspecify.annotations.Nullable;

/**
 * Instead of the library's locks, which answer 200 with nothing to those who have to wait: {@link
 * UploadTurns} have been taken before it is asked anything.
 */
final class TurnsElsewhere implements UploadLockingService {

  @Override
  public @Nullable UploadLock lockUploadByUri(String address) {
    return null;
  }

  @Override
  public boolean isLocked(UploadId id) {
    return false;
  }

  @Override
  public void cleanupStaleLocks() {
    // there are none
  }

  @Override
  public void setIdFactory(UploadIdFactory factory) {
    // needs no ids
  }
}
