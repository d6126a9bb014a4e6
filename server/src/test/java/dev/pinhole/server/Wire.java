package dev.pinhole.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A line to a server on this machine that can be made bad. */
public final class Wire implements AutoCloseable {
  private final int target;
  private final ServerSocket door;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger cuts = new AtomicInteger();
  private final AtomicLong cutAfter = new AtomicLong(Long.MAX_VALUE);
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean silent;

  /**
   * @param target port
   */
  public Wire(int target) {
    this.target = target;
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + door.getLocalPort());
  }

  /**
   * Cuts the next answers short.
   *
   * @param times how many connections; each new one counts
   * @param bytes that each still brings
   */
  public void cut(int times, long bytes) {
    hangUp();
    cuts.set(times);
    cutAfter.set(bytes);
  }

  /** Lets requests through and no answers, from now on. */
  public void silence() {
    hangUp();
    silent = true;
  }

  /** How many cuts are still to come. */
  public int cutsLeft() {
    return cuts.get();
  }

  @Override
  public void close() {
    closed.countDown();
    hangUp();
    shut(door);
  }

  /** So that connections kept from before do not escape. */
  private void hangUp() {
    open.forEach(Wire::shut);
  }

  private void accept() {
    try {
      while (true) {
        Socket client = door.accept();
        open.add(client);
        Thread.ofVirtual().start(() -> join(client));
      }
    } catch (IOException over) {
      hangUp();
    }
  }

  private void join(Socket client) {
    long limit =
        cuts.getAndUpdate(left -> Math.max(0, left - 1)) > 0 ? cutAfter.get() : Long.MAX_VALUE;
    try (client;
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
      open.add(server);
      Thread.ofVirtual().start(() -> carry(client, server));
      answer(server.getInputStream(), client.getOutputStream(), limit);
    } catch (IOException | InterruptedException over) {
      open.remove(client);
    }
  }

  private static void carry(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException over) {
      shut(to);
    }
  }

  private void answer(InputStream in, OutputStream out, long limit)
      throws IOException, InterruptedException {
    byte[] buffer = new byte[8192];
    long left = limit;
    int read = in.read(buffer);
    while (read >= 0 && left > 0) {
      if (silent) {
        closed.await();
      }
      out.write(buffer, 0, (int) Math.min(read, left));
      left -= read;
      read = left > 0 ? in.read(buffer) : -1;
    }
  }

  private static void shut(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
