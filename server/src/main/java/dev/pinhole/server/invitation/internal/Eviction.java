package dev.pinhole.server.invitation.internal;

import dev.pinhole.server.upload.ResumableUploads;
import dev.pinhole.server.upload.UploadDesk;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts the guests of an invitation out together with what they have announced: a signed address
 * asks for no credential, so it would go on to take bytes.
 */
@Component
class Eviction {
  private final UploadDesk desk;
  private final ResumableUploads resumable;
  private final TransactionTemplate transaction;

  Eviction(UploadDesk desk, ResumableUploads resumable, TransactionTemplate transaction) {
    this.desk = desk;
    this.resumable = resumable;
    this.transaction = transaction;
  }

  /**
   * In one transaction with a change after which the guests' credentials are worth nothing. The
   * uploads come first, since whoever admits one locks it before the invitation; and once more at
   * the end, for those that were announced before the change had locked the invitation.
   */
  <T> T with(Invitation invitation, Supplier<T> change) {
    return transaction.execute(_ -> {
      giveUp(invitation);
      T changed = change.get();
      giveUp(invitation);
      return changed;
    });
  }

  private void giveUp(Invitation invitation) {
    desk.giveUp(invitation.owner(), invitation.guests());
    resumable.giveUp(invitation.guests());
  }
}
