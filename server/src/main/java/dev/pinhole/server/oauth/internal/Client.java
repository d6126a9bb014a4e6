package dev.pinhole.server.oauth.internal;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code oauth_client}.
 *
 * @param owner null for what comes with the server
 */
record Client(
    long number,
    String id,
    String name,
    @Nullable String homepage,
    Set<String> redirects,
    Set<String> logouts,
    Set<String> scopes,
    Set<String> grants,
    @Nullable String secretHash,
    @Nullable Long owner,
    boolean disabled,
    Instant createdAt) {

  boolean confidential() {
    return secretHash != null;
  }

  boolean fixed() {
    return owner == null;
  }

  /**
   * Whether it is known to be who it says it is: it has a secret, or its answers go to a site on
   * the web. Any program on a person's machine can listen where a program without a secret would
   * (RFC 8252 section 8.6), so that people are asked each time.
   */
  boolean assured() {
    return confidential() || redirects.stream().allMatch(uri -> uri.startsWith("https://"));
  }

  @Override
  public String toString() {
    return "Client[" + id + "]";
  }
}
