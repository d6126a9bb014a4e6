package dev.pinhole.server.platform;

import java.time.Duration;

/**
 * What is left of a policy for whoever makes a request, as {@code
 * draft-ietf-httpapi-ratelimit-headers-11} writes it.
 *
 * @param name of letters, digits and hyphens
 * @param quota of a full bucket
 * @param window in which an empty bucket fills
 * @param remaining requests that can be made at once
 * @param pause until there is one; zero where there is
 */
record RateLimit(String name, long quota, Duration window, long remaining, Duration pause) {
  static final String POLICY_HEADER = "RateLimit-Policy";
  static final String HEADER = "RateLimit";

  /** Section 3: the policy, which stays the same. */
  String policy() {
    return "\"%s\";q=%d;w=%d".formatted(name, quota, seconds(window));
  }

  /** Section 4: what is left, and for how long. */
  String available() {
    return "\"%s\";r=%d;t=%d".formatted(name, remaining, effectiveWindow());
  }

  /**
   * As long as that many requests take to come back: who spreads them over it is never refused, and
   * nobody is told of a higher rate than the policy's (section 8.5). Where nothing is left it ends
   * with {@code Retry-After} (section 6).
   */
  private long effectiveWindow() {
    Duration spread = window.multipliedBy(Math.max(1, remaining)).dividedBy(quota);
    return seconds(pause.isZero() ? spread : pause);
  }

  private static long seconds(Duration duration) {
    return Math.max(1, duration.plusMillis(999).toSeconds());
  }
}
