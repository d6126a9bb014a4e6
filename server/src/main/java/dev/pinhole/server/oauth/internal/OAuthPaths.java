package dev.pinhole.server.oauth.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.http.HttpHeaders;

/** Where what happens. */
final class OAuthPaths {
  static final String AUTHORIZE = "/oauth2/authorize";
  static final String DEVICE = "/oauth2/device_verification";
  static final String LOGOUT = "/connect/logout";

  /** To which people's browsers come; all others are for programs. */
  static final Set<String> BROWSERS = Set.of(AUTHORIZE, DEVICE, LOGOUT);

  private OAuthPaths() {}

  /** As it is served, not as it was sent: a letter may come as %6e and be the same. */
  static String of(HttpServletRequest request) {
    return request.getServletPath();
  }

  static boolean isForBrowser(HttpServletRequest request) {
    return BROWSERS.contains(of(request));
  }

  /**
   * Whether a person lets a program do something: a decision with scopes, not a request for one.
   */
  static boolean grants(HttpServletRequest request) {
    return request.getMethod().equals("POST")
        && !of(request).equals(LOGOUT)
        && request.getParameter("scope") != null
        && request.getParameter("response_type") == null;
  }

  /** Whether a page is wanted, not an answer for a script of a page. */
  static boolean wantsPage(HttpServletRequest request) {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    return accept != null && accept.contains("text/html");
  }

  /** Scripts of our pages read where to go: a redirect they would follow themselves. */
  static boolean wantsLocation(HttpServletRequest request) {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    return request.getMethod().equals("POST")
        && accept != null
        && accept.contains("application/json")
        && isForBrowser(request);
  }
}
