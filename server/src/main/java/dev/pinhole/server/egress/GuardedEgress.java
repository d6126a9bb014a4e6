package dev.pinhole.server.egress;

import dev.pinhole.server.egress.internal.Guard;
import dev.pinhole.server.egress.internal.ProxySession;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** The ways out of this server, all behind one guard. Thread-safe. */
public final class GuardedEgress implements Egress, EgressPolicy, AutoCloseable {

  private final EgressProperties properties;
  private final Guard guard;
  private final Semaphore places;
  private final Set<EgressSession> open = ConcurrentHashMap.newKeySet();

  /**
   * Reads the rules.
   *
   * @throws IllegalArgumentException names an entry of {@code properties} that is none
   */
  public GuardedEgress(EgressProperties properties, NameResolver resolver) {
    this.properties = properties;
    guard = new Guard(properties, resolver);
    places = new Semaphore(properties.sessions());
  }

  @Override
  public EgressSession open(EgressBounds bounds) throws IOException {
    if (!places.tryAcquire()) {
      throw new IOException("%d ways out are open already".formatted(properties.sessions()));
    }
    try {
      EgressSession session = ProxySession.open(guard, properties, bounds, this::leave);
      open.add(session);
      return session;
    } catch (IOException e) {
      places.release();
      throw e;
    }
  }

  @Override
  public Optional<EgressRefusal> refusal(URI uri) {
    int defaultPort = "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    return guard.refusal(String.valueOf(uri.getRawAuthority()), defaultPort);
  }

  private void leave(EgressSession session) {
    open.remove(session);
    places.release();
  }

  @Override
  public void close() {
    open.forEach(EgressSession::close);
  }
}
