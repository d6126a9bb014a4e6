package dev.pinhole.server.egress;

/**
 * Why something did not get through.
 *
 * @param host as it was asked for, without port
 * @param port as it was asked for
 * @param detail for people; names no address that the asker could not know
 */
public record EgressRefusal(Reason reason, String host, int port, String detail) {

  /** What stood in the way. */
  public enum Reason {
    /** The name does not resolve. */
    DNS,
    /** Address, host or port is not allowed. */
    POLICY,
    /** The server does not answer or hung up. */
    CONNECTION,
    /** More bytes than allowed. */
    TOO_LARGE,
    /** More requests than allowed. */
    TOO_MANY
  }
}
