package dev.pinhole.server.invitation.internal.guest;

import dev.pinhole.server.invitation.internal.Invitation;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a request with a guest's credential. A controller method that takes a {@code Guest} is
 * given one whose invitation is live, or not called.
 *
 * @param id tells guests of one invitation apart
 * @param name as the guest gave it
 */
record Guest(Invitation invitation, String id, @Nullable String name) {

  /** Tells uploaders apart; ends with the guest's id. */
  String principal() {
    return invitation.guests() + id;
  }
}
