package dev.pinhole.server.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A nameserver that does not answer for some names, and a resolver with few threads to wait. */
class LookupsTest {

  private static final EgressBounds WIDE = new EgressBounds(100_000_000, 1000);
  private static final int THREADS = 32;
  private static final int OF_A_SESSION = 8;

  private final TestSite site = new TestSite();
  private final Semaphore free = new Semaphore(THREADS);
  private final CountDownLatch answer = new CountDownLatch(1);

  LookupsTest() throws IOException {
    site.withPage("/ok", "text/plain", "fine");
  }

  @AfterEach
  void close() {
    answer.countDown();
    site.close();
  }

  @Test
  void oneSessionLeavesTheOthersTheirShare() throws Exception {
    try (GuardedEgress egress = egress(Duration.ofSeconds(10));
        EgressSession hostile = egress.open(WIDE);
        EgressSession other = egress.open(WIDE);
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> refused =
          IntStream.range(0, 100)
              .mapToObj(i -> clients.submit(() -> RawClient.get(hostile.proxy(), silent(i))))
              .toList();
      await().until(() -> free.availablePermits() == THREADS - OF_A_SESSION);

      assertThat(RawClient.get(other.proxy(), alive())).endsWith("fine");

      assertThat(free.availablePermits()).isEqualTo(THREADS - OF_A_SESSION);
      answer.countDown();
      for (Future<String> one : refused) {
        assertThat(one.get()).startsWith("HTTP/1.1 502 ");
      }
    }
  }

  @Test
  void lookupThatNobodyWaitsForAnyMoreStillCounts() throws Exception {
    try (GuardedEgress egress = egress(Duration.ofSeconds(3));
        EgressSession session = egress.open(WIDE);
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> refused =
          IntStream.range(0, OF_A_SESSION + 2)
              .mapToObj(i -> clients.submit(() -> RawClient.get(session.proxy(), silent(i))))
              .toList();
      for (Future<String> one : refused) {
        assertThat(one.get()).startsWith("HTTP/1.1 502 ");
      }
      assertThat(free.availablePermits()).isEqualTo(THREADS - OF_A_SESSION);

      answer.countDown();
      await().until(() -> free.availablePermits() == THREADS);
      assertThat(RawClient.get(session.proxy(), alive())).endsWith("fine");
    }
  }

  private static String silent(int number) {
    return "http://silent%d.example/".formatted(number);
  }

  private String alive() {
    return "http://alive.example:%d/ok".formatted(site.port());
  }

  private GuardedEgress egress(Duration resolveTimeout) {
    EgressProperties usual = EgressProperties.allowing("alive.example:" + site.port());
    return new GuardedEgress(
        new EgressProperties(
            usual.allow(),
            usual.deny(),
            usual.ports(),
            resolveTimeout,
            usual.connectTimeout(),
            usual.idleTimeout(),
            usual.maxHeaderBytes(),
            usual.connections(),
            usual.sessions()),
        this::resolve);
  }

  private List<InetAddress> resolve(String host) throws UnknownHostException {
    try {
      free.acquire();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    try {
      return host.startsWith("silent") ? awaitAnswer(host) : loopback();
    } finally {
      free.release();
    }
  }

  private static List<InetAddress> loopback() {
    return List.of(InetAddress.ofLiteral("127.0.0.1"));
  }

  private List<InetAddress> awaitAnswer(String host) throws UnknownHostException {
    try {
      answer.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    throw new UnknownHostException(host);
  }
}
