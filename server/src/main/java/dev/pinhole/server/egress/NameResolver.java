package dev.pinhole.server.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Turns a name into addresses. Asked anew for each connection; what it answers is judged anew. */
public interface NameResolver {

  /**
   * All addresses of a host. May take its time: who asks gives up when it has waited long enough.
   *
   * @param host a name, never an address
   * @return at least one, the preferred first
   * @throws UnknownHostException also when it cannot be asked
   */
  List<InetAddress> resolve(String host) throws UnknownHostException;
}
