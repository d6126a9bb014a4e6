package dev.pinhole.server.capture.internal.page;

import dev.pinhole.api.capture.CaptureOptions;
import dev.pinhole.api.capture.CaptureOptionsReader;
import dev.pinhole.api.capture.InvalidCaptureOptionsException;
import dev.pinhole.server.capture.CaptureException;
import dev.pinhole.server.capture.FixtureSite;
import dev.pinhole.server.capture.internal.browser.BrowserPool;
import dev.pinhole.server.capture.internal.browser.Deadline;
import dev.pinhole.server.capture.internal.browser.TestBrowsers;
import dev.pinhole.server.egress.EgressBounds;
import dev.pinhole.server.egress.EgressProperties;
import dev.pinhole.server.egress.EgressSession;
import dev.pinhole.server.egress.GuardedEgress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** Real visits with a real browser, through the real way out, to a site of the test's own. */
abstract class Visits {
  private static final EgressBounds BOUNDS = new EgressBounds(50_000_000, 1000);
  private static BrowserPool pool;

  final FixtureSite site = FixtureSite.open();
  Blocklists lists = Blocklists.shipped();

  /** Every name but those below .invalid leads to the fixture site's machine: this one. */
  private final GuardedEgress egress =
      new GuardedEgress(
          EgressProperties.allowing("127.0.0.1:" + site.port(), "127.0.0.1:" + site.securePort()),
          Visits::resolve);

  private static List<InetAddress> resolve(String host) throws UnknownHostException {
    if (host.endsWith(".invalid")) {
      throw new UnknownHostException(host);
    }
    return List.of(InetAddress.ofLiteral("127.0.0.1"));
  }

  /** Started here, so that no test's bound counts the start. */
  @BeforeAll
  static void openBrowser() throws Exception {
    pool = TestBrowsers.open(1);
    pool.run(Duration.ofMinutes(2), browser -> true);
  }

  @AfterAll
  static void closeBrowser() {
    pool.close();
  }

  @AfterEach
  void closeSite() {
    egress.close();
    site.close();
  }

  /** The fixture site by a name that is not its own. */
  String urlAt(String host, String path) {
    return "http://" + host + ":" + site.port() + path;
  }

  /** Visits a page of the site. */
  <T> T at(String path, Map<String, Object> options, Function<Visit, T> look)
      throws CaptureException {
    Map<String, Object> all = new LinkedHashMap<>(options);
    all.put("url", site.url(path));
    return visit(all, look);
  }

  <T> T visit(Map<String, Object> options, Function<Visit, T> look) throws CaptureException {
    CaptureOptions wish = read(options);
    Duration time = Duration.ofMillis(wish.waiting().timeoutMillis());
    try (EgressSession way = egress.open(BOUNDS)) {
      return pool.run(
          time,
          browser -> {
            try (Visit visit = Visit.open(browser, wish, way, Deadline.in(time), lists)) {
              return look.apply(visit);
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a script in the page says at the end. */
  String say(String path, String script, Map<String, Object> options) throws CaptureException {
    return at(path, options, visit -> String.valueOf(visit.page().evaluate(script)));
  }

  private static CaptureOptions read(Map<String, Object> options) {
    try {
      return CaptureOptionsReader.read(options).options();
    } catch (InvalidCaptureOptionsException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
