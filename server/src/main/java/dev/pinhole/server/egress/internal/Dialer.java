package dev.pinhole.server.egress.internal;

import dev.pinhole.server.egress.EgressRefusal.Reason;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;

/** Connects to what the guard has judged, by address. */
final class Dialer {

  private static final int ADDRESSES_TRIED = 4;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final ProxySession session;

  Dialer(ProxySession session) {
    this.session = session;
  }

  /** One address after the other, each with its share of the time that is left. */
  Socket dial(Target target) throws IOException {
    List<InetSocketAddress> judged = session.guard().judge(target, session.lookups());
    List<InetSocketAddress> tried = judged.subList(0, Math.min(judged.size(), ADDRESSES_TRIED));
    long end = System.nanoTime() + session.properties().connectTimeout().toNanos();
    String failure = "";
    for (int i = 0; i < tried.size(); i++) {
      long share = (end - System.nanoTime()) / NANOS_PER_MILLI / (tried.size() - i);
      try {
        return connect(tried.get(i), (int) Math.max(1, share));
      } catch (SocketTimeoutException e) {
        failure = "does not answer";
      } catch (IOException e) {
        failure = "cannot be connected to";
      }
    }
    throw RefusedException.of(
        Reason.CONNECTION,
        target.host(),
        target.port(),
        "\"%s\" %s at port %d".formatted(target.host(), failure, target.port()));
  }

  /** Explicitly without a proxy: the JVM may have been given one for all sockets. */
  private Socket connect(InetSocketAddress address, int timeoutMillis) throws IOException {
    var socket = new Socket(Proxy.NO_PROXY);
    try {
      session.register(socket);
      socket.setTcpNoDelay(true);
      socket.connect(address, timeoutMillis);
      return socket;
    } catch (IOException e) {
      session.forget(socket);
      Sockets.close(socket);
      throw e;
    }
  }
}
