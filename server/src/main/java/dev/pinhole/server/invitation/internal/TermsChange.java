package dev.pinhole.server.invitation.internal;

import dev.pinhole.api.invitation.InvitationMode;
import java.util.List;
import java.util.function.Consumer;

/**
 * A change of terms: read, checked and hashed, so that applying it takes no time.
 *
 * @param expiry whether it moves the end
 */
record TermsChange(List<Consumer<TermsDraft>> steps, boolean expiry) {

  static final TermsChange NONE = new TermsChange(List.of(), false);

  /** Guests see what others bring. */
  static final TermsChange GALLERY =
      new TermsChange(List.of(draft -> draft.mode = InvitationMode.GALLERY), false);

  TermsChange {
    steps = List.copyOf(steps);
  }

  Terms on(TermsDraft draft) {
    steps.forEach(step -> step.accept(draft));
    return draft.terms();
  }
}
