package dev.pinhole.server.egress.internal;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ways to end a connection. */
final class Sockets {

  private static final Logger LOG = LoggerFactory.getLogger(Sockets.class);

  private Sockets() {}

  /**
   * Ends it as broken, so that the other side does not take what it got for all there is: the end
   * of a response without a length is the end of its connection.
   */
  static void reset(Socket socket) {
    try (socket) {
      socket.setSoLinger(true, 0);
    } catch (IOException e) {
      LOG.debug("A connection was already closed: {}", e.getMessage());
    }
  }

  static void close(Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException e) {
      LOG.debug("A connection was already closed: {}", e.getMessage());
    }
  }
}
