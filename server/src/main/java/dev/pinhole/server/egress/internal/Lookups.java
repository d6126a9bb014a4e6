package dev.pinhole.server.egress.internal;

import dev.pinhole.server.egress.NameResolver;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The names that one session asks for, some at a time: a page full of names that nobody answers for
 * keeps its own session waiting, not the others.
 */
final class Lookups {

  private static final int AT_ONCE = 8;

  private final NameResolver resolver;
  private final Duration timeout;
  private final Semaphore places = new Semaphore(AT_ONCE, true);

  Lookups(NameResolver resolver, Duration timeout) {
    this.resolver = resolver;
    this.timeout = timeout;
  }

  /**
   * Waits for a place and for the answer, for both together no longer than the timeout.
   *
   * @throws UnknownHostException also when no answer came in time
   */
  List<InetAddress> resolve(String host) throws UnknownHostException {
    long end = System.nanoTime() + timeout.toNanos();
    try {
      if (!places.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new UnknownHostException(host);
      }
      return begin(host).get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw unknown(host, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unknown(host, e);
    }
  }

  /** The place is free when the resolver is done, not already when nobody waits for it any more. */
  private Future<List<InetAddress>> begin(String host) {
    var lookup = new FutureTask<List<InetAddress>>(() -> resolver.resolve(host));
    Thread.ofVirtual()
        .name("egress-lookup")
        .start(() -> {
          try {
            lookup.run();
          } finally {
            places.release();
          }
        });
    return lookup;
  }

  private static UnknownHostException unknown(String host, Exception cause) {
    var unknown = new UnknownHostException(host);
    unknown.initCause(cause);
    return unknown;
  }
}
