package dev.pinhole.server.egress;

import java.io.IOException;

/** A request of the server's own did not come about. */
public final class EgressException extends IOException {

  private static final long serialVersionUID = 1;

  private final EgressRefusal.Reason reason;
  private final boolean late;

  /**
   * With what stood in the way.
   *
   * @param detail for people; names no address that the asker could not know
   */
  public EgressException(EgressRefusal.Reason reason, String detail) {
    this(reason, detail, false);
  }

  private EgressException(EgressRefusal.Reason reason, String detail, boolean late) {
    super(detail);
    this.reason = reason;
    this.late = late;
  }

  /** For what was not over in the time allowed. */
  public static EgressException late(String detail) {
    return new EgressException(EgressRefusal.Reason.CONNECTION, detail, true);
  }

  /** Whether the time allowed was over; the reason is that of the connection then. */
  public boolean isLate() {
    return late;
  }

  /** What stood in the way. */
  public EgressRefusal.Reason reason() {
    return reason;
  }
}
