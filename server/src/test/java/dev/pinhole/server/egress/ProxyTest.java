package dev.pinhole.server.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProxyTest {

  private static final EgressBounds WIDE = new EgressBounds(100_000_000, 1000);

  private final TestSite site;
  private final SetNames names = new SetNames();
  private final GuardedEgress egress;

  ProxyTest() throws IOException {
    site = new TestSite().withPage("/page", "text/html", "<p>Hello");
    names.with("site.example", "127.0.0.1");
    egress =
        new GuardedEgress(
            EgressProperties.allowing(site.authority(), "site.example:" + site.port()), names);
  }

  @AfterEach
  void close() {
    egress.close();
    site.close();
  }

  @Test
  void passesRequestsAndCountsTheirBytes() throws IOException {
    try (EgressSession session = egress.open(WIDE)) {
      assertThat(RawClient.get(session.proxy(), site.url("/page")))
          .startsWith("HTTP/1.1 200 OK\r\n")
          .contains("\r\nConnection: close\r\n")
          .endsWith("<p>Hello");
      assertThat(session.bytes()).isBetween(80L, 300L);
      assertThat(session.refusals()).isEmpty();
    }
  }
}
