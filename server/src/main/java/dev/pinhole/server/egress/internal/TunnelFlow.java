package dev.pinhole.server.egress.internal;

import dev.pinhole.server.egress.EgressRefusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** CONNECT: bytes both ways, until both sides have ended. */
final class TunnelFlow {

  private static final byte[] ESTABLISHED =
      "HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final Link link;
  private final Upstream upstream;

  TunnelFlow(Link link, Consumer<EgressRefusal> note) {
    this.link = link;
    upstream = new Upstream(link, note);
  }

  void run() throws IOException {
    link.toClient(ESTABLISHED);
    bothWays();
  }

  /** What the client sends goes on in a thread of its own. */
  void bothWays() throws IOException {
    upstream.start(this::clientToServer);
    try {
      link.pumpToClient();
      link.endToClient();
    } catch (RefusedException e) {
      throw new BrokenOffException(e);
    }
    upstream.awaitEnd();
  }

  private void clientToServer() throws IOException {
    link.pumpToServer(Long.MAX_VALUE);
    link.endToServer();
  }
}
