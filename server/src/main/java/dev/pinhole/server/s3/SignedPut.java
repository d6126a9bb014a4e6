package dev.pinhole.server.s3;

import java.time.Instant;
import java.util.Map;

/**
 * A PUT that anyone may make who has this.
 *
 * @param headers that it must carry, apart from Host and Content-Length
 */
public record SignedPut(String url, Map<String, String> headers, Instant expiresAt) {

  public SignedPut {
    headers = Map.copyOf(headers);
  }

  /** Without what lets others send. */
  @Override
  public String toString() {
    return "SignedPut[until %s]".formatted(expiresAt);
  }
}
