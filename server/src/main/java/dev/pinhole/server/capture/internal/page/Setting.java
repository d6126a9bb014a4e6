package dev.pinhole.server.capture.internal.page;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Proxy;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import dev.pinhole.api.capture.CaptureOptions;
import dev.pinhole.api.capture.CaptureOptions.Emulation;
import dev.pinhole.api.capture.CaptureOptions.Geolocation;
import dev.pinhole.server.capture.CaptureException;
import dev.pinhole.server.egress.EgressSession;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;

/** What the page believes about window, place, time and taste; and its only way out. */
final class Setting {
  private static final String LOCALE = "en-US";
  private static final String TIME_ZONE = "UTC";

  private Setting() {}

  static NewContextOptions of(CaptureOptions wish, EgressSession way) throws CaptureException {
    NewContextOptions options =
        new NewContextOptions()
            .setProxy(proxy(way.proxy()))
            .setAcceptDownloads(false)
            .setIgnoreHTTPSErrors(false)
            .setServiceWorkers(serviceWorkers(wish));
    Window.of(wish.viewport()).apply(options);
    emulate(options, wish.emulation());
    if (wish.identity().userAgent() != null) {
      options.setUserAgent(wish.identity().userAgent());
    }
    return options;
  }

  /** Chromium goes round a proxy for loopback names unless it is told not to. */
  private static Proxy proxy(InetSocketAddress address) {
    String host = address.getAddress().getHostAddress();
    String literal = host.contains(":") ? "[" + host + "]" : host;
    return new Proxy("http://" + literal + ":" + address.getPort()).setBypass("<-loopback>");
  }

  /** Their requests are nobody's: neither blocked nor given the headers of the page's origin. */
  private static ServiceWorkerPolicy serviceWorkers(CaptureOptions wish) {
    boolean watched =
        RequestBlocking.isWanted(wish.blocking()) || OwnOrigin.isWanted(wish.identity());
    return watched ? ServiceWorkerPolicy.BLOCK : ServiceWorkerPolicy.ALLOW;
  }

  private static void emulate(NewContextOptions options, Emulation emulation) {
    options.setColorScheme(emulation.darkMode() ? ColorScheme.DARK : ColorScheme.LIGHT);
    options.setReducedMotion(
        emulation.reducedMotion() ? ReducedMotion.REDUCE : ReducedMotion.NO_PREFERENCE);
    options.setTimezoneId(Objects.requireNonNullElse(emulation.timezone(), TIME_ZONE));
    options.setLocale(Objects.requireNonNullElse(emulation.locale(), LOCALE));
    Geolocation place = emulation.geolocation();
    if (place != null) {
      options.setGeolocation(
          new com.microsoft.playwright.options.Geolocation(place.latitude(), place.longitude())
              .setAccuracy(place.accuracy()));
      options.setPermissions(List.of("geolocation"));
    }
  }
}
