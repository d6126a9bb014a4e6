package dev.pinhole.server.egress.internal;

import dev.pinhole.server.egress.EgressRefusal.Reason;
import dev.pinhole.server.egress.internal.Head.Field;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a client asks of a proxy. */
sealed interface Request {

  Pattern START = Pattern.compile("([A-Z]+) ([\\x21-\\x7e]+) HTTP/1\\.[01]");
  Pattern ABSOLUTE = Pattern.compile("(?i:http)://([^/?#\\\\]+)(/[^#]*|\\?[^#]*)?");
  Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  Target target();

  /** Bytes both ways. */
  record Tunnel(Target target) implements Request {}

  /**
   * One request in the clear.
   *
   * @param head as the server gets it
   * @param bodyBytes that follow the head
   */
  record Plain(Target target, Head head, long bodyBytes, boolean upgrade) implements Request {}

  static Request parse(Head head) throws RefusedException {
    Matcher start = START.matcher(head.start());
    if (!start.matches()) {
      throw refused("the request is not of HTTP/1.1");
    }
    String method = start.group(1);
    if (method.equals("CONNECT")) {
      return new Tunnel(Target.parse(start.group(2), 0));
    }
    if (!METHODS.contains(method)) {
      throw refused("the method %s is not let through".formatted(method));
    }
    return plain(method, start.group(2), head);
  }

  private static Plain plain(String method, String uri, Head head) throws RefusedException {
    Matcher parts = ABSOLUTE.matcher(uri);
    if (!parts.matches()) {
      throw refused("only addresses that begin with http:// and CONNECT are let through");
    }
    Target target = Target.parse(parts.group(1), 80);
    String path = parts.group(2) == null ? "/" : parts.group(2);
    String start = "%s %s HTTP/1.1".formatted(method, path.startsWith("/") ? path : "/" + path);
    long bodyBytes = bodyBytes(head);
    boolean upgrade = bodyBytes == 0 && isWebSocket(head);
    return new Plain(target, forwarded(head, start, target, upgrade), bodyBytes, upgrade);
  }

  /** The target rules, whatever the client's Host field says. */
  private static Head forwarded(Head head, String start, Target target, boolean upgrade) {
    var host = new Field("Host", target.authority());
    return upgrade
        ? head.forwarded(
            start, host, new Field("Connection", "Upgrade"), new Field("Upgrade", "websocket"))
        : head.forwarded(start, host, new Field("Connection", "close"));
  }

  private static boolean isWebSocket(Head head) {
    return head.values("upgrade").stream().anyMatch(value -> value.equalsIgnoreCase("websocket"))
        && head.values("connection").stream()
            .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains("upgrade"));
  }

  /** Exact, so that nothing can hide behind a body that servers would measure differently. */
  private static long bodyBytes(Head head) throws RefusedException {
    if (head.has("transfer-encoding")) {
      throw refused("the request's body has no Content-Length");
    }
    List<String> lengths = head.values("content-length");
    if (lengths.isEmpty()) {
      return 0;
    }
    if (lengths.size() > 1 || !lengths.getFirst().matches("[0-9]{1,18}")) {
      throw refused("the request's Content-Length is not one number");
    }
    return Long.parseLong(lengths.getFirst());
  }

  private static RefusedException refused(String detail) {
    return RefusedException.of(Reason.POLICY, "", 0, detail);
  }
}
