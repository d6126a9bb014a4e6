package dev.pinhole.server.capture.internal.page;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Counts requests under way. What stays open by design does not count: event streams, media, and
 * requests that take so long that the page must be waiting for news (long polling).
 */
final class NetworkQuiet {
  static final Duration QUIET = Duration.ofMillis(500);
  static final Duration LONG = Duration.ofSeconds(6);
  private static final Set<String> ENDLESS = Set.of("eventsource", "websocket", "media", "ping");

  private final int most;
  private final LongSupplier nanoTime;
  private final Map<Object, Long> underWay = new HashMap<>();
  private long lastNoise;

  /**
   * @param most requests under way that still are quiet
   */
  NetworkQuiet(int most, LongSupplier nanoTime) {
    this.most = most;
    this.nanoTime = nanoTime;
    this.lastNoise = nanoTime.getAsLong();
  }

  static NetworkQuiet watch(Page page, int most) {
    NetworkQuiet quiet = new NetworkQuiet(most, System::nanoTime);
    page.onRequest(request -> quiet.begun(request, request.resourceType()));
    page.onRequestFinished(quiet::ended);
    page.onRequestFailed(quiet::ended);
    return quiet;
  }

  void begun(Object request, String kind) {
    if (!ENDLESS.contains(kind)) {
      underWay.put(request, nanoTime.getAsLong());
    }
    listen();
  }

  void ended(Object request) {
    listen();
    underWay.remove(request);
  }

  /** Whether it has been quiet for half a second. */
  boolean isQuiet() {
    return listen() - lastNoise >= QUIET.toNanos();
  }

  private long listen() {
    long now = nanoTime.getAsLong();
    long counted = underWay.values().stream().filter(since -> now - since < LONG.toNanos()).count();
    if (counted > most) {
      lastNoise = now;
    }
    return now;
  }
}
