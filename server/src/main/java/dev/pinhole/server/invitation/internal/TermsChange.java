package dev.pinhole.server.invitation.internal;

import java.util.List;
import java.util.function.Consumer;

/**
 * A change of terms: read, checked and hashed, so that applying it takes no time.
 *
 * @param expiry whether it moves the end
 */
record TermsChange(List<Consumer<TermsDraft>> steps, boolean expiry) {

  TermsChange {
    steps = List.copyOf(steps);
  }

  Terms on(TermsDraft draft) {
    steps.forEach(step -> step.accept(draft));
    return draft.terms();
  }
}
