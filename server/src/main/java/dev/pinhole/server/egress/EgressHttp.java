package dev.pinhole.server.egress;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Requests of the server itself, each through a way out of its own. TLS is verified. */
public interface EgressHttp {

  /**
   * Follows up to five redirects, each judged like the first; none from https to http.
   *
   * @param uri http or https
   * @param maxBytes of the body
   * @param timeout for everything, the reading of the body included
   */
  EgressResponse get(URI uri, long maxBytes, Duration timeout) throws EgressException;

  /**
   * Follows no redirect: what was signed for one address is not for another.
   *
   * @param uri http or https
   * @param headers without those that HTTP itself sets
   * @param timeout for everything
   * @return with at most 4096 bytes of the answer's body
   */
  EgressAnswer post(URI uri, Map<String, String> headers, byte[] body, Duration timeout)
      throws EgressException;

  /** Asks for something to be deleted; as {@link #post}, without a body. */
  EgressAnswer delete(URI uri, Map<String, String> headers, Duration timeout)
      throws EgressException;
}
