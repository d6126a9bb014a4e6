package dev.pinhole.server.egress.internal;

import dev.pinhole.server.egress.EgressRefusal;
import dev.pinhole.server.egress.EgressRefusal.Reason;
import java.io.IOException;

/** Something does not get through. */
final class RefusedException extends IOException {

  private static final long serialVersionUID = 1;

  private final transient EgressRefusal refusal;

  RefusedException(EgressRefusal refusal) {
    super(refusal.detail());
    this.refusal = refusal;
  }

  static RefusedException of(Reason reason, String host, int port, String detail) {
    return new RefusedException(new EgressRefusal(reason, host, port, detail));
  }

  EgressRefusal refusal() {
    return refusal;
  }
}
