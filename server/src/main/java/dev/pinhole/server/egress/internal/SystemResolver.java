package dev.pinhole.server.egress.internal;

import dev.pinhole.server.egress.NameResolver;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The system's resolver. It cannot be interrupted and may take its time, so a bounded number of
 * threads ask it. {@link Lookups} keeps one session from taking them all.
 */
public final class SystemResolver implements NameResolver, AutoCloseable {

  private static final int THREADS = 64;
  private static final int WAITING = 512;

  private final ThreadPoolExecutor threads;

  public SystemResolver() {
    threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().daemon().name("egress-names-", 0).factory());
    threads.allowCoreThreadTimeOut(true);
  }

  @Override
  public List<InetAddress> resolve(String host) throws UnknownHostException {
    Future<InetAddress[]> asked = ask(host);
    try {
      return List.of(asked.get());
    } catch (ExecutionException e) {
      throw unknown(host, e);
    } catch (InterruptedException e) {
      asked.cancel(false);
      Thread.currentThread().interrupt();
      throw unknown(host, e);
    }
  }

  private Future<InetAddress[]> ask(String host) throws UnknownHostException {
    try {
      return threads.submit(() -> InetAddress.getAllByName(host));
    } catch (RejectedExecutionException e) {
      throw unknown(host, e);
    }
  }

  private static UnknownHostException unknown(String host, Exception cause) {
    var unknown = new UnknownHostException(host);
    unknown.initCause(cause);
    return unknown;
  }

  /** Who waits for a thread waits no longer. */
  @Override
  public void close() {
    for (Runnable waiting : threads.shutdownNow()) {
      if (waiting instanceof Future<?> asked) {
        asked.cancel(false);
      }
    }
  }
}
