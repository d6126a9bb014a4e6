package dev.pinhole.server.egress;

import java.net.URI;
import java.util.Optional;

/** What can be said of an address before anything is looked up. */
public interface EgressPolicy {

  /**
   * Why an address will be refused whatever its name resolves to; empty where that remains to be
   * seen when it is gone to.
   *
   * @param uri http or https, with a host
   */
  Optional<EgressRefusal> refusal(URI uri);
}
