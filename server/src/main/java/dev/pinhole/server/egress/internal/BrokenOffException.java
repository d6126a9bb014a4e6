package dev.pinhole.server.egress.internal;

import dev.pinhole.server.egress.EgressRefusal;
import java.io.IOException;

/** Something does not get through after its beginning did: too late for an answer that says so. */
final class BrokenOffException extends IOException {

  private static final long serialVersionUID = 1;

  private final transient EgressRefusal refusal;

  BrokenOffException(RefusedException cause) {
    super(cause);
    refusal = cause.refusal();
  }

  EgressRefusal refusal() {
    return refusal;
  }
}
