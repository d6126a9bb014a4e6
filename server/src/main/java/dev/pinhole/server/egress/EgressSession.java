package dev.pinhole.server.egress;

import java.net.InetSocketAddress;
import java.util.List;

/** One job's way out. Thread-safe. */
public interface EgressSession extends AutoCloseable {

  /** The forward proxy (HTTP, CONNECT), on the loopback interface. */
  InetSocketAddress proxy();

  /** What was not let through or did not come about so far, oldest first; a bounded number. */
  List<EgressRefusal> refusals();

  /** Bytes taken in so far. */
  long bytes();

  /** Ends all connections; the port takes no more. */
  @Override
  void close();
}
