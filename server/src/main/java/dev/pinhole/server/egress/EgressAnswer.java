package dev.pinhole.server.egress;

import java.net.http.HttpHeaders;
import java.util.Optional;

/**
 * What a server said to what was sent to it.
 *
 * @param body the beginning of it, as text
 * @param headers as the server gave them
 */
public record EgressAnswer(int status, String body, HttpHeaders headers) {

  /** The first header of this name, in any case. */
  public Optional<String> header(String name) {
    return headers.firstValue(name);
  }
}
