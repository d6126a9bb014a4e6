package dev.pinhole.server.capture.internal.page;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.WebSocketRoute;
import dev.pinhole.api.capture.CaptureOptions.Blocking;
import dev.pinhole.api.capture.ResourceKind;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps a page from loading what it may not. Each request then takes a way through this process,
 * which costs time, so nothing is set up where nothing is blocked.
 */
final class RequestBlocking {
  private final Blocking blocking;
  private final Blocklists lists;
  private final Set<String> kinds;
  private final List<AddressPattern> patterns;

  private RequestBlocking(Blocking blocking, Blocklists lists) {
    this.blocking = blocking;
    this.lists = lists;
    this.kinds =
        blocking.resources().stream()
            .map(kind -> kind.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    this.patterns = blocking.requests().stream().map(AddressPattern::new).toList();
  }

  static boolean isWanted(Blocking blocking) {
    return blocking.ads()
        || blocking.trackers()
        || !blocking.resources().isEmpty()
        || !blocking.requests().isEmpty();
  }

  static void install(BrowserContext context, Blocking blocking, Blocklists lists) {
    if (!isWanted(blocking)) {
      return;
    }
    RequestBlocking rule = new RequestBlocking(blocking, lists);
    context.route("**/*", rule::decide);
    // routes do not see these; to the page a blocked one is a server that hangs up
    context.routeWebSocket(rule::blocksSocket, WebSocketRoute::close);
  }

  private void decide(Route route) {
    if (blocks(route.request())) {
      route.abort("blockedbyclient");
    } else {
      route.resume();
    }
  }

  /** Never the page itself, even where it is an advertiser's. */
  private boolean blocks(Request request) {
    boolean page = request.isNavigationRequest() && request.frame().parentFrame() == null;
    return !page && (kinds.contains(request.resourceType()) || blocksAddress(request.url()));
  }

  private boolean blocksSocket(String address) {
    return blocking.resources().contains(ResourceKind.WEBSOCKET) || blocksAddress(address);
  }

  private boolean blocksAddress(String address) {
    Place place = Place.of(address);
    String host = place == null ? "" : place.host();
    return (blocking.ads() && lists.isAd(host))
        || (blocking.trackers() && lists.isTracker(host))
        || patterns.stream().anyMatch(pattern -> pattern.matches(address));
  }
}
