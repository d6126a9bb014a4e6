package dev.pinhole.server.rendition.internal;

import dev.pinhole.imaging.ImagingException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One piece of work at a time for each key: the first caller does it, those who come meanwhile get
 * the same result or the same failure.
 */
final class Flights<K, V> {

  interface Work<V> {
    V run() throws ImagingException, IOException, InterruptedException;
  }

  private final ConcurrentHashMap<K, CompletableFuture<V>> flying = new ConcurrentHashMap<>();
  private final Duration patience;

  /**
   * @param patience how long a follower waits before it is told that the server is busy
   */
  Flights(Duration patience) {
    this.patience = patience;
  }

  V join(K key, Work<V> work) throws ImagingException, IOException, InterruptedException {
    CompletableFuture<V> own = new CompletableFuture<>();
    CompletableFuture<V> other = flying.putIfAbsent(key, own);
    return other == null ? lead(key, own, work) : follow(other);
  }

  /** How many wait for the one who does the work. */
  int waiting(K key) {
    CompletableFuture<V> flight = flying.get(key);
    return flight == null ? 0 : flight.getNumberOfDependents();
  }

  /** How many wait for anyone. */
  int waiting() {
    return flying.values().stream().mapToInt(CompletableFuture::getNumberOfDependents).sum();
  }

  private V lead(K key, CompletableFuture<V> flight, Work<V> work)
      throws ImagingException, IOException, InterruptedException {
    try {
      V value = work.run();
      flight.complete(value);
      return value;
    } catch (InterruptedException e) {
      flight.completeExceptionally(new ImagingException.Busy("The server is stopping."));
      throw e;
    } catch (Throwable e) {
      flight.completeExceptionally(e);
      throw e;
    } finally {
      flying.remove(key);
    }
  }

  private V follow(CompletableFuture<V> flight)
      throws ImagingException, IOException, InterruptedException {
    try {
      return flight.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new ImagingException.Busy("This image is still being made; try again shortly.");
    } catch (ExecutionException e) {
      throw switch (e.getCause()) {
        case ImagingException imaging -> throw imaging;
        case IOException io -> throw io;
        case RuntimeException runtime -> runtime;
        case null, default -> new IllegalStateException(e);
      };
    }
  }
}
