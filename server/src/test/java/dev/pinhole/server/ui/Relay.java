package dev.pinhole.server.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands between a browser and what takes its files. Told to disturb, it cuts the connection that
 * carries them after some bytes; after some more it lets no byte through until it is told to.
 */
final class Relay implements AutoCloseable {
  private final ServerSocket listening;
  private volatile int target;
  private volatile long cutAfter = Long.MAX_VALUE;
  private volatile long holdAfter = Long.MAX_VALUE;
  private final AtomicLong passed = new AtomicLong();
  private final AtomicBoolean cut = new AtomicBoolean();
  private volatile CountDownLatch released = new CountDownLatch(0);

  Relay() {
    try {
      this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  void leadTo(int port) {
    target = port;
  }

  /** One cut and one hold, both counted from now on. */
  void disturb(long cutAfter, long holdAfter) {
    passed.set(0);
    cut.set(false);
    released = new CountDownLatch(1);
    this.cutAfter = cutAfter;
    this.holdAfter = holdAfter;
  }

  int port() {
    return listening.getLocalPort();
  }

  String address() {
    return "http://127.0.0.1:" + port();
  }

  boolean hasCut() {
    return cut.get();
  }

  boolean isHolding() {
    return passed.get() >= holdAfter && released.getCount() > 0;
  }

  /** No disturbance any more. */
  void release() {
    cutAfter = Long.MAX_VALUE;
    holdAfter = Long.MAX_VALUE;
    released.countDown();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket browser = listening.accept();
        Thread.ofVirtual().start(() -> relay(browser));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void relay(Socket browser) {
    try (browser;
        Socket server = new Socket()) {
      server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
      Thread back = Thread.ofVirtual().start(() -> answers(server, browser));
      requests(browser, server);
      back.join();
    } catch (IOException closed) {
      // By the browser, the server, or here: that is what connections are like.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void requests(Socket browser, Socket server) throws IOException, InterruptedException {
    InputStream in = browser.getInputStream();
    OutputStream out = server.getOutputStream();
    byte[] buffer = new byte[16_384];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      long sum = passed.addAndGet(read);
      if (sum > cutAfter && cut.compareAndSet(false, true)) {
        reset(browser);
        reset(server);
        return;
      }
      if (sum > holdAfter) {
        released.await();
      }
      out.write(buffer, 0, read);
    }
    server.shutdownOutput();
  }

  private static void answers(Socket server, Socket browser) {
    try {
      server.getInputStream().transferTo(browser.getOutputStream());
      browser.shutdownOutput();
    } catch (IOException closed) {
      // The requests' side notices as well.
    }
  }

  /** Closes at once and without a farewell. */
  private static void reset(Socket socket) throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    release();
    listening.close();
  }
}
