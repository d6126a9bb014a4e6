package dev.pinhole.server.egress;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A guard with canaries around it. The canaries' ports are among those that may be reached, so that
 * nothing but the judgement of addresses keeps them safe.
 */
final class SsrfWorld implements AutoCloseable {

  static final EgressBounds WIDE = new EgressBounds(100_000_000, 10_000);

  final Canary four = new Canary("127.0.0.1");
  final Canary six = new Canary("::1");
  final TestSite site = new TestSite();
  final SetNames names = new SetNames();
  final GuardedEgress egress = new GuardedEgress(properties(), names);

  SsrfWorld() throws IOException {}

  private EgressProperties properties() {
    return new EgressProperties(
        List.of(site.authority()),
        List.of(),
        List.of(80, 443, four.port(), six.port()),
        Duration.ofSeconds(20),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        65_536,
        128,
        8);
  }

  /** {@code PORT} and {@code SIX} stand for the canaries' ports, {@code SITE} for the site. */
  String fill(String text) {
    return text.replace("PORT", "" + four.port())
        .replace("SIX", "" + six.port())
        .replace("SITE", site.authority());
  }

  List<String> hits() {
    return Stream.of(four, six).flatMap(c -> c.hits().stream()).toList();
  }

  @Override
  public void close() throws IOException {
    egress.close();
    site.close();
    four.close();
    six.close();
  }
}
