package dev.pinhole.server.egress.internal;

import dev.pinhole.server.egress.EgressRefusal;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** The proxy's own answer, when there is none of a server. */
final class ErrorAnswer {

  private static final int DRAIN_MILLIS = 500;
  private static final int DRAIN_READS = 64;

  private final Socket client;
  private final InputStream in;

  ErrorAnswer(Socket client, InputStream in) {
    this.client = client;
    this.in = in;
  }

  void send(EgressRefusal refusal, boolean withBody) throws IOException {
    send(status(refusal.reason()), refusal.detail(), withBody);
  }

  private static int status(EgressRefusal.Reason reason) {
    return switch (reason) {
      case DNS, CONNECTION -> 502;
      case POLICY, TOO_LARGE, TOO_MANY -> 403;
    };
  }

  void send(int status, String detail, boolean withBody) throws IOException {
    byte[] body = (detail + "\n").getBytes(StandardCharsets.UTF_8);
    String head =
        """
        HTTP/1.1 %d %s\r
        Content-Type: text/plain; charset=utf-8\r
        Content-Length: %d\r
        Cache-Control: no-store\r
        X-Content-Type-Options: nosniff\r
        Connection: close\r
        \r
        """
            .formatted(status, reasonPhrase(status), body.length);
    client.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    if (withBody) {
      client.getOutputStream().write(body);
    }
    client.shutdownOutput();
    drain();
  }

  private static String reasonPhrase(int status) {
    return switch (status) {
      case 400 -> "Bad Request";
      case 403 -> "Forbidden";
      default -> "Bad Gateway";
    };
  }

  /** Closing with bytes unread would be a reset, and could take the answer back. */
  private void drain() throws IOException {
    client.setSoTimeout(DRAIN_MILLIS);
    byte[] buffer = new byte[16 * 1024];
    try {
      int reads = 0;
      while (reads < DRAIN_READS && in.read(buffer) >= 0) {
        reads++;
      }
    } catch (SocketTimeoutException e) {
      return;
    }
  }
}
