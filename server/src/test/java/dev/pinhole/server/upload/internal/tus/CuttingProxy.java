package dev.pinhole.server.upload.internal.tus;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A way to the server that counts what clients send, and ends in the middle of it once. */
final class CuttingProxy implements AutoCloseable {
  private final ServerSocket entrance;
  private final long cutAfter;
  private final Runnable atCut;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicLong before = new AtomicLong();
  private final AtomicLong after = new AtomicLong();
  private volatile int serverPort;
  private volatile boolean cut;

  /**
   * @param cutAfter so many bytes from clients to the server
   * @param atCut runs when they have been passed on, before the connection ends
   */
  CuttingProxy(int serverPort, long cutAfter, Runnable atCut) throws IOException {
    this.serverPort = serverPort;
    this.cutAfter = cutAfter;
    this.atCut = atCut;
    this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return entrance.getLocalPort();
  }

  void leadTo(int port) {
    serverPort = port;
  }

  /** Bytes from clients since the cut. */
  long sentAfterCut() {
    return after.get();
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try {
        Socket client = entrance.accept();
        Thread.ofVirtual().start(() -> connect(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void connect(Socket client) {
    try (client;
        Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort)) {
      open.add(client);
      open.add(server);
      Thread answers = Thread.ofVirtual().start(() -> answer(server, client));
      pass(client.getInputStream(), server.getOutputStream());
      server.shutdownOutput();
      if (!cut) {
        answers.join();
      }
    } catch (IOException ended) {
      // one of the two is gone, and so is the other now
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Upstream: what is counted. Returns where the connection is cut, and at its end. */
  private void pass(InputStream in, OutputStream out) throws IOException {
    byte[] buffer = new byte[16 * 1024];
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      out.write(buffer, 0, count);
      if (cut) {
        after.addAndGet(count);
      } else if (before.addAndGet(count) >= cutAfter) {
        cut = true;
        atCut.run();
        return;
      }
    }
  }

  private static void answer(Socket server, Socket client) {
    try {
      server.getInputStream().transferTo(client.getOutputStream());
      client.close();
    } catch (IOException ended) {
      // the other direction notices as well
    }
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
