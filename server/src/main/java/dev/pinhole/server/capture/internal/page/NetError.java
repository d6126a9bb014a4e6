package dev.pinhole.server.capture.internal.page;

import dev.pinhole.api.capture.CaptureErrorCode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Chromium calls an error of the network, and what it means to who asked for the page. */
record NetError(String name, CaptureErrorCode code, String detail) {
  private static final Pattern NAME = Pattern.compile("net::(ERR_[A-Z0-9_]{1,80})");

  /** The first whose beginning fits. */
  private static final List<NetError> KNOWN =
      List.of(
          dns("ERR_NAME_"),
          dns("ERR_DNS_"),
          dns("ERR_ICANN_NAME_COLLISION"),
          tls("ERR_CERT_"),
          tls("ERR_SSL_"),
          tls("ERR_BAD_SSL_"),
          new NetError(
              "ERR_TOO_MANY_REDIRECTS",
              CaptureErrorCode.REDIRECTS,
              "The page redirects more often than a browser follows; does it need a cookie?"),
          notShown("ERR_UNKNOWN_URL_SCHEME"),
          notShown("ERR_DISALLOWED_URL_SCHEME"),
          notShown("ERR_INVALID_URL"),
          notShown("ERR_UNSAFE_REDIRECT"),
          notShown("ERR_INVALID_REDIRECT"),
          notShown("ERR_FILE_NOT_FOUND"),
          notShown("ERR_ACCESS_DENIED"),
          new NetError(
              "ERR_ABORTED",
              CaptureErrorCode.NOT_A_PAGE,
              "The address leads to a download, or to an answer without content."),
          password("ERR_INVALID_AUTH_CREDENTIALS"),
          password("ERR_UNSUPPORTED_AUTH_SCHEME"),
          password("ERR_MISSING_AUTH_CREDENTIALS"),
          password("ERR_MALFORMED_IDENTITY"),
          new NetError(
              "ERR_HTTP_RESPONSE_CODE_FAILURE",
              CaptureErrorCode.HTTP_STATUS,
              "The page answers with an error and no content that could be shown."),
          refused("ERR_BLOCKED_BY_"),
          refused("ERR_UNSAFE_PORT"),
          refused("ERR_NETWORK_ACCESS_DENIED"),
          new NetError(
              "ERR_TIMED_OUT", CaptureErrorCode.TIMEOUT, "The page's server did not answer."),
          browser("ERR_INSUFFICIENT_RESOURCES"),
          browser("ERR_OUT_OF_MEMORY"),
          browser("ERR_UNEXPECTED"));

  private static NetError dns(String name) {
    return new NetError(
        name, CaptureErrorCode.DNS, "The name of the page's host does not resolve; is it right?");
  }

  private static NetError tls(String name) {
    return new NetError(
        name,
        CaptureErrorCode.TLS,
        "The page's server has no valid certificate for this name, or speaks no TLS as of today.");
  }

  private static NetError notShown(String name) {
    return new NetError(
        name, CaptureErrorCode.NOT_A_PAGE, "The address leads to something that is no web page.");
  }

  private static NetError password(String name) {
    return new NetError(
        name,
        CaptureErrorCode.HTTP_STATUS,
        "The page wants a user and a password; give them as authorization.");
  }

  private static NetError refused(String name) {
    return new NetError(
        name, CaptureErrorCode.REFUSED_BY_POLICY, "The browser may not go to this address.");
  }

  private static NetError browser(String name) {
    return new NetError(name, CaptureErrorCode.BROWSER, "The browser ran out of something.");
  }

  /** The error in a message of Playwright's, if there is one. */
  static Optional<NetError> in(String message) {
    Matcher matcher = NAME.matcher(message);
    return matcher.find() ? Optional.of(named(matcher.group(1))) : Optional.empty();
  }

  /** With Chromium's own name, which can be looked up. */
  private static NetError named(String name) {
    NetError kind =
        KNOWN.stream()
            .filter(known -> name.startsWith(known.name()))
            .findFirst()
            .orElse(
                new NetError(
                    name,
                    CaptureErrorCode.CONNECTION,
                    "The page's server does not answer as a web server does, or hung up."));
    return new NetError(name, kind.code(), "%s (%s)".formatted(kind.detail(), name));
  }
}
