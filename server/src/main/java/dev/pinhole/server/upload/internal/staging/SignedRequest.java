package dev.pinhole.server.upload.internal.staging;

import java.time.Instant;
import java.util.Map;

/**
 * A request that a client may make without any other right.
 *
 * @param url absolute
 * @param headers that it must carry, apart from Content-Length
 */
public record SignedRequest(
    String method, String url, Map<String, String> headers, Instant expiresAt) {

  public SignedRequest {
    headers = Map.copyOf(headers);
  }

  /** Without what lets others send. */
  @Override
  public String toString() {
    return "SignedRequest[%s, until %s]".formatted(method, expiresAt);
  }
}
