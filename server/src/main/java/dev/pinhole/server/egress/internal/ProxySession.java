package dev.pinhole.server.egress.internal;

import dev.pinhole.server.egress.EgressBounds;
import dev.pinhole.server.egress.EgressProperties;
import dev.pinhole.server.egress.EgressRefusal;
import dev.pinhole.server.egress.EgressSession;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A forward proxy on a port of its own: a thread per connection, all of them virtual. */
public final class ProxySession implements EgressSession {

  private static final Logger LOG = LoggerFactory.getLogger(ProxySession.class);
  private static final int BACKLOG = 128;

  /** After a connection that could not be taken. */
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Guard guard;
  private final Lookups lookups;
  private final EgressProperties properties;
  private final Consumer<EgressSession> onClose;
  private final ServerSocket listener;
  private final Meter meter;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger clients = new AtomicInteger();
  private final AtomicBoolean closed = new AtomicBoolean();

  private ProxySession(
      Guard guard,
      EgressProperties properties,
      EgressBounds bounds,
      Consumer<EgressSession> onClose)
      throws IOException {
    this.guard = guard;
    lookups = guard.lookups();
    this.properties = properties;
    this.onClose = onClose;
    meter = new Meter(bounds);
    listener = new ServerSocket(0, BACKLOG, InetAddress.ofLiteral("127.0.0.1"));
  }

  /**
   * Takes connections from now on.
   *
   * @param onClose called once
   */
  public static ProxySession open(
      Guard guard,
      EgressProperties properties,
      EgressBounds bounds,
      Consumer<EgressSession> onClose)
      throws IOException {
    var session = new ProxySession(guard, properties, bounds, onClose);
    guard.closeOff(session.listener.getLocalPort());
    Thread.ofVirtual().name("egress-accept").start(session::acceptAll);
    return session;
  }

  private void acceptAll() {
    try {
      while (!listener.isClosed()) {
        acceptNext();
      }
    } finally {
      close();
    }
  }

  /** A connection that cannot be taken, for want of files perhaps, is not the end of the others. */
  private void acceptNext() {
    try {
      accept(listener.accept());
    } catch (IOException e) {
      if (!listener.isClosed()) {
        LOG.warn("A connection cannot be taken: {}", e.getMessage());
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private void accept(Socket client) {
    if (clients.incrementAndGet() > properties.connections()) {
      clients.decrementAndGet();
      Sockets.reset(client);
      return;
    }
    Thread.ofVirtual().name("egress-client").start(() -> serve(client));
  }

  private void serve(Socket client) {
    try (client) {
      register(client);
      new Exchange(this, client).run();
    } catch (IOException e) {
      LOG.debug("A connection ended early: {}", e.getMessage());
    } finally {
      open.remove(client);
      clients.decrementAndGet();
    }
  }

  /**
   * From now on the socket ends with the session.
   *
   * @throws SocketException if that has already happened
   */
  void register(Socket socket) throws SocketException {
    open.add(socket);
    if (closed.get()) {
      Sockets.reset(socket);
      throw new SocketException("The session is closed");
    }
  }

  void forget(Socket socket) {
    open.remove(socket);
  }

  boolean isClosed() {
    return closed.get();
  }

  Guard guard() {
    return guard;
  }

  Lookups lookups() {
    return lookups;
  }

  EgressProperties properties() {
    return properties;
  }

  Meter meter() {
    return meter;
  }

  @Override
  public InetSocketAddress proxy() {
    return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
  }

  @Override
  public List<EgressRefusal> refusals() {
    return meter.refusals();
  }

  @Override
  public long bytes() {
    return meter.taken();
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    // While the port is still ours: once it is closed, the next session may have it.
    guard.release(listener.getLocalPort());
    Sockets.close(listener);
    open.forEach(Sockets::reset);
    onClose.accept(this);
  }
}
