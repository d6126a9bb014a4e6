package dev.pinhole.server.egress.internal;

import dev.pinhole.server.egress.EgressRefusal.Reason;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** A client's connection and the one to its server, with bytes going both ways. */
final class Link {

  private static final int BUFFER = 16 * 1024;

  private final Socket client;
  private final Socket server;
  private final InputStream fromClient;
  private final InputStream fromServer;
  private final Target target;
  private final Meter meter;
  private final long idle;

  private volatile long lastMove = System.nanoTime();

  /** The client has gone: what the server's connection does from then on is nobody's failure. */
  private volatile boolean abandoned;

  Link(Socket client, InputStream fromClient, Socket server, Target target, ProxySession session)
      throws IOException {
    this.client = client;
    this.server = server;
    this.fromClient = fromClient;
    this.target = target;
    meter = session.meter();
    Duration timeout = session.properties().idleTimeout();
    idle = timeout.toNanos();
    client.setSoTimeout((int) timeout.toMillis());
    server.setSoTimeout((int) timeout.toMillis());
    fromServer = new BufferedInputStream(new Metered(server.getInputStream()), BUFFER);
  }

  InputStream fromServer() {
    return fromServer;
  }

  void toServer(Head head) throws IOException {
    byte[] bytes = head.bytes();
    meter.send(bytes.length, target);
    try {
      server.getOutputStream().write(bytes);
    } catch (IOException e) {
      throw hungUp();
    }
  }

  void toClient(byte[] bytes) throws IOException {
    client.getOutputStream().write(bytes);
  }

  /** Until the server ends. */
  void pumpToClient() throws IOException {
    byte[] buffer = new byte[BUFFER];
    OutputStream out = client.getOutputStream();
    for (int n = fromServer(buffer); n >= 0; n = fromServer(buffer)) {
      out.write(buffer, 0, n);
    }
  }

  private int fromServer(byte[] buffer) throws IOException {
    try {
      return read(fromServer, buffer, buffer.length);
    } catch (RefusedException e) {
      throw e;
    } catch (IOException e) {
      throw abandoned ? e : hungUp();
    }
  }

  RefusedException hungUp() {
    return RefusedException.of(
        Reason.CONNECTION,
        target.host(),
        target.port(),
        "\"%s\" hung up or fell silent".formatted(target.host()));
  }

  /**
   * Until the client ends, or that many bytes.
   *
   * @return whether the client is still there
   */
  boolean pumpToServer(long most) throws IOException {
    byte[] buffer = new byte[BUFFER];
    OutputStream out = server.getOutputStream();
    for (long left = most; left > 0; ) {
      int n = read(fromClient, buffer, (int) Math.min(left, buffer.length));
      if (n < 0) {
        return false;
      }
      meter.send(n, target);
      out.write(buffer, 0, n);
      left -= n;
    }
    return true;
  }

  /** Waits for the client to hang up; what it still sends has no meaning. */
  void awaitClientsEnd() throws IOException {
    byte[] buffer = new byte[1024];
    int n = 0;
    while (n >= 0) {
      n = read(fromClient, buffer, buffer.length);
    }
  }

  /** One side may be silent for as long as the other is not. */
  private int read(InputStream in, byte[] buffer, int most) throws IOException {
    for (; ; ) {
      try {
        int n = in.read(buffer, 0, most);
        lastMove = System.nanoTime();
        return n;
      } catch (SocketTimeoutException e) {
        if (System.nanoTime() - lastMove >= idle) {
          throw e;
        }
      }
    }
  }

  boolean isAbandoned() {
    return abandoned;
  }

  void abandon() {
    abandoned = true;
    Sockets.reset(server);
  }

  void endToServer() throws IOException {
    server.shutdownOutput();
  }

  void endToClient() throws IOException {
    client.shutdownOutput();
  }

  /** Counts where the bytes come in, before anything is done with them. */
  private final class Metered extends FilterInputStream {

    Metered(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int next = super.read();
      meter.take(next < 0 ? 0 : 1, target);
      return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int n = super.read(bytes, offset, length);
      meter.take(Math.max(n, 0), target);
      return n;
    }
  }
}
