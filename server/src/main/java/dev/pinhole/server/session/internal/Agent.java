package dev.pinhole.server.session.internal;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** What a browser says of itself, as far as it is kept and shown. */
final class Agent {
  private static final int LONGEST = 300;

  private Agent() {}

  static @Nullable String of(HttpServletRequest request) {
    String agent = request.getHeader(HttpHeaders.USER_AGENT);
    return agent == null ? null : shown(agent);
  }

  static String shown(String agent) {
    String plain = agent.replaceAll("\\p{Cntrl}", " ");
    return plain.substring(0, Math.min(plain.length(), LONGEST));
  }
}
