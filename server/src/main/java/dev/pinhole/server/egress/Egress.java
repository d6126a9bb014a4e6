package dev.pinhole.server.egress;

import java.io.IOException;

/**
 * Opens ways out to the network. Whatever leaves this server for an address that someone else chose
 * goes through one.
 */
public interface Egress {

  /**
   * A way out for one job: a forward proxy on a port of its own on the loopback interface, that
   * lets nothing through but what policy and {@code bounds} allow. Closing it ends its connections.
   */
  EgressSession open(EgressBounds bounds) throws IOException;
}
