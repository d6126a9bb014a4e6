package dev.pinhole.server.egress;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Optional;

/**
 * An answer whose body is still coming. To be closed, which ends the connection.
 *
 * @param uri that answered, after redirects
 * @param status other than of a redirect that was followed
 * @param headers as the server gave them
 * @param body fails with an {@link EgressException} when there are more bytes or it takes longer
 *     than was allowed
 */
public record EgressResponse(
    URI uri, int status, HttpHeaders headers, InputStream body, AutoCloseable connection)
    implements AutoCloseable {

  /** The first header of this name, in any case. */
  public Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  @Override
  public void close() throws EgressException {
    try {
      connection.close();
    } catch (Exception e) {
      throw new EgressException(EgressRefusal.Reason.CONNECTION, "The connection does not close");
    }
  }
}
