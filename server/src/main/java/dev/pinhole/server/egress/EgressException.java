package dev.pinhole.server.egress;

import java.io.IOException;

/** A request of the server's own did not come about. */
public final class EgressException extends IOException {

  private static final long serialVersionUID = 1;

  private final EgressRefusal.Reason reason;

  /**
   * With what stood in the way.
   *
   * @param detail for people; names no address that the asker could not know
   */
  public EgressException(EgressRefusal.Reason reason, String detail) {
    super(detail);
    this.reason = reason;
  }

  /** What stood in the way. */
  public EgressRefusal.Reason reason() {
    return reason;
  }
}
