package dev.pinhole.server.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.TestClock;
import dev.pinhole.server.capture.CaptureApi;
import dev.pinhole.server.capture.ScriptedCaptures;
import dev.pinhole.server.capture.ScriptedPhotographer;
import dev.pinhole.server.platform.Ids;
import dev.pinhole.server.upload.DirectApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** What an account may keep, on the ways in that accounts have; guests and tus have their own. */
@PinholeTest
@Import(ScriptedCaptures.class)
@TestPropertySource(
    properties = {
      "pinhole.quota.images=1000",
      "pinhole.capture.browsers=1",
      "pinhole.quota.bytes=1GB"
    })
class QuotaIT {
  private static final AtomicInteger SEED = new AtomicInteger(70_000);
  private static final AtomicInteger FETCHED = new AtomicInteger();
  private static final HttpServer SITE = site();

  @Autowired TestApi server;
  @Autowired TestClock clock;
  @Autowired Purger purger;
  @Autowired UsageCounts counts;
  @Autowired ScriptedPhotographer photographer;

  private TestApi api;
  private ImageApi images;
  private long account;

  @DynamicPropertySource
  static void allow(DynamicPropertyRegistry registry) {
    registry.add("pinhole.egress.allow", () -> "127.0.0.1:" + SITE.getAddress().getPort());
  }

  @AfterAll
  static void close() {
    SITE.stop(0);
  }

  @BeforeEach
  void signIn() {
    api = server.asUser("quota-" + Ids.next().substring(0, 8));
    images = new ImageApi(api);
    account = api.get("/api/v1/account").expect(200).json().path("id").asLong();
  }

  @AfterEach
  void countsAreRight() {
    clock.reset();
    assertThat(counts.check(false)).isEmpty();
  }

  @Test
  void tellsWhatIsKeptAndWhatMayBe() {
    byte[] first = png();
    byte[] second = png();
    images.add("", first);
    images.add("", second);

    JsonNode shown = api.get("/api/v1/account").expect(200).json();
    assertThat(shown.at("/usage/images").asLong()).isEqualTo(2);
    assertThat(shown.at("/usage/bytes").asLong()).isEqualTo(first.length + second.length);
    assertThat(shown.at("/quota/images").asLong()).isEqualTo(1000);
    assertThat(shown.at("/quota/bytes").asLong()).isEqualTo(1L << 30);
    assertThat(listed().at("/usage/images").asLong()).isEqualTo(2);
    assertThat(listed().at("/quota/images").asLong()).isEqualTo(1000);
  }

  @Test
  void adminsSetQuotasAndTakeThemBack() {
    JsonNode set = allow(5L, 2L).expect(200).json();
    assertThat(set.at("/quota/bytes").asLong()).isEqualTo(5);
    assertThat(set.at("/quota/images").asLong()).isEqualTo(2);
    assertThat(allow(-1L, null).expect(200).json().at("/quota/bytes").isMissingNode()).isTrue();
    assertThat(quota().path("images").asLong()).isEqualTo(1000);
    server.asAdmin().patch(admin(), Map.of("disabled", false)).expect(200);
    assertThat(quota().path("bytes").isMissingNode()).as("what is absent stays").isTrue();
    Answer wrong = allow(-2L, null).expect(400);
    assertThat(wrong.json().path("field").asString()).isEqualTo("quota.bytes");
    api.patch(admin(), Map.of("quota", Map.of("images", 1))).expect(403);
    server.asAdmin().patch("/api/v1/admin/accounts/99999999", body(1L, 1L)).expect(404);
  }

  @Test
  void refusesBytesAboveTheQuota() {
    byte[] first = png();
    images.add("", first);
    byte[] second = png();
    allow((long) first.length + second.length - 1, null);

    Answer refused = images.raw("", second).expect(409);
    assertThat(refused.code()).isEqualTo("quota-exceeded");
    assertThat(refused.json().path("limit").asString()).isEqualTo("bytes");
    assertThat(refused.json().path("used").asLong()).isEqualTo(first.length);
    assertThat(refused.json().path("quota").asLong()).isEqualTo(first.length + second.length - 1L);
    assertThat(refused.json().path("wanted").asLong()).isEqualTo(second.length);
    allow((long) first.length + second.length, null);
    images.add("", second);
    assertThat(usage().path("images").asLong()).isEqualTo(2);
  }

  @Test
  void keepsTheFilesOfABatchThatFit() {
    allow(null, 2L);
    byte[] second = png();
    Form form = new Form().file("a.png", png()).file("b.png", second).file("c.png", png());

    JsonNode results = images.upload(form).expect(207).json().path("results");
    assertThat(results.at("/0/image/key").asString()).isNotEmpty();
    assertThat(results.at("/1/image/key").asString()).isNotEmpty();
    assertThat(results.at("/2/problem/code").asString()).isEqualTo("quota-exceeded");
    assertThat(results.at("/2/problem/limit").asString()).isEqualTo("images");
    assertThat(results.at("/2/problem/used").asLong()).isEqualTo(2);
    assertThat(results.at("/2/problem/wanted").asLong()).isEqualTo(1);
    assertThat(usage().path("images").asLong()).isEqualTo(2);
  }

  @Test
  void whatIsThereAlreadyNeedsNoRoom() {
    byte[] kept = png();
    images.add("", kept);
    allow(null, 1L);

    Answer again = images.upload(new Form().file("a.png", kept)).expect(200);
    assertThat(again.json().at("/results/0/duplicate").asBoolean()).isTrue();
    new DirectApi(api).announce(kept, Map.of("sha256", DirectApi.sha256(kept))).expect(200);
    assertThat(usage().path("images").asLong()).isEqualTo(1);
  }

  @Test
  void contentOfTwoAccountsCountsForEach() {
    byte[] content = png();
    images.add("", content);
    TestApi other = server.asUser("quota-twin-" + Ids.next().substring(0, 8));
    new ImageApi(other).add("", content);
    assertThat(usage().path("bytes").asLong()).isEqualTo(content.length);
    assertThat(other.get("/api/v1/account").json().at("/usage/bytes").asLong())
        .isEqualTo(content.length);
  }

  @Test
  void deletedAndPurgedImagesMakeRoom() {
    allow(null, 1L);
    String deleted = images.add("", png());
    images.raw("", png()).expect(409);
    api.delete("/api/v1/images/" + deleted).expect(204);
    images.add("?expiresIn=60", png());
    clock.advance(Duration.ofSeconds(61));
    images.raw("", png()).expect(409);
    purger.purge();
    images.add("", png());
    assertThat(usage().path("images").asLong()).isEqualTo(1);
  }

  @Test
  void contentThatComesAgainAfterItsEndTakesThePlaceOfTheOld() {
    byte[] content = png();
    images.add("?expiresIn=60", content);
    clock.advance(Duration.ofSeconds(61));
    images.add("", content);
    assertThat(usage().path("images").asLong()).isEqualTo(1);
    assertThat(usage().path("bytes").asLong()).isEqualTo(content.length);
  }

  @Test
  void announcedFilesAreRefusedAtOnceAndAgainAtTheEnd() {
    DirectApi direct = new DirectApi(api);
    allow(null, 1L);
    byte[] first = png();
    byte[] second = png();
    JsonNode one = direct.announced(first);
    JsonNode two = direct.announced(second);
    direct.send(one, first);
    direct.send(two, second);
    direct.complete(one).expect(201);

    assertThat(direct.complete(two).expect(409).code()).isEqualTo("quota-exceeded");
    assertThat(direct.find(two).expect(200).json().path("state").asString()).isEqualTo("failed");
    assertThat(direct.announce(png(), Map.of()).expect(409).json().path("limit").asString())
        .isEqualTo("images");
    assertThat(direct.pending()).isEmpty();
    assertThat(usage().path("images").asLong()).isEqualTo(1);
  }

  @Test
  void nothingIsFetchedThatCannotBeKept() {
    Map<String, String> wanted = Map.of("url", url());
    allow(null, 1L);
    api.post("/api/v1/images", wanted).expect(201);
    int before = FETCHED.get();

    assertThat(api.post("/api/v1/images", Map.of("url", url())).expect(409).code())
        .isEqualTo("quota-exceeded");
    assertThat(FETCHED).hasValue(before);
    allow((long) png().length / 2, null);
    api.delete("/api/v1/images/" + images.list("").json().at("/items/0/key").asString());
    assertThat(api.post("/api/v1/images", Map.of("url", url())).expect(409).json().path("limit"))
        .hasToString("\"bytes\"");
    assertThat(usage().path("images").asLong()).isZero();
  }

  @Test
  void noPageIsPhotographedWhosePictureCannotBeKept() {
    CaptureApi captures = new CaptureApi(api);
    allow(null, 1L);
    captures.finished(captures.submit("url", CaptureApi.page("/first")));
    String page = CaptureApi.page("/second");

    JsonNode failed = captures.finished(captures.submit("url", page));
    assertThat(failed.path("state").asString()).isEqualTo("failed");
    assertThat(failed.at("/error/code").asString()).isEqualTo("quota");
    assertThat(failed.path("attempts").asInt(1)).isEqualTo(1);
    assertThat(photographer.begun(page)).isZero();
  }

  @Test
  void aPictureForWhichTheRoomIsGoneFailsItsCapture() {
    CaptureApi captures = new CaptureApi(api);
    allow(null, 1L);
    String name = "full-" + Ids.next();
    String id = captures.submit("url", CaptureApi.page("/hold/" + name));
    images.add("", png());
    photographer.open(name);

    JsonNode failed = captures.finished(id);
    assertThat(failed.at("/error/code").asString()).isEqualTo("quota");
    assertThat(usage().path("images").asLong()).isEqualTo(1);
  }

  @Test
  void sixteenAtOnceAreNeverMoreThanTheQuota() throws Exception {
    allow(null, 5L);
    List<Callable<Integer>> uploads = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      byte[] content = png();
      uploads.add(() -> images.upload(new Form().file("a.png", content)).status());
    }
    List<Integer> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
      for (Future<Integer> answer : threads.invokeAll(uploads)) {
        answers.add(answer.get());
      }
    }
    assertThat(answers).filteredOn(status -> status == 201).hasSize(5);
    assertThat(answers).filteredOn(status -> status == 409).hasSize(11);
    assertThat(usage().path("images").asLong()).isEqualTo(5);
    assertThat(images.list("").json().path("items")).hasSize(5);
  }

  private Answer allow(@Nullable Long bytes, @Nullable Long most) {
    return server.asAdmin().patch(admin(), body(bytes, most));
  }

  private static Map<String, Object> body(@Nullable Long bytes, @Nullable Long most) {
    Map<String, Object> quota = new HashMap<>();
    quota.put("bytes", bytes);
    quota.put("images", most);
    return Map.of("quota", quota);
  }

  private String admin() {
    return "/api/v1/admin/accounts/" + account;
  }

  private JsonNode usage() {
    return api.get("/api/v1/account").expect(200).json().path("usage");
  }

  private JsonNode quota() {
    return api.get("/api/v1/account").expect(200).json().path("quota");
  }

  private JsonNode listed() {
    JsonNode items = server.asAdmin().get("/api/v1/admin/accounts?limit=200").json().path("items");
    for (JsonNode item : items) {
      if (item.path("id").asLong() == account) {
        return item;
      }
    }
    throw new AssertionError("not listed: " + account);
  }

  private static byte[] png() {
    return TestImages.png(SEED.incrementAndGet());
  }

  private static String url() {
    return "http://127.0.0.1:%d/%d.png"
        .formatted(SITE.getAddress().getPort(), SEED.incrementAndGet());
  }

  private static HttpServer site() {
    try {
      HttpServer site =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      site.createContext(
          "/",
          exchange -> {
            FETCHED.incrementAndGet();
            byte[] body = png();
            exchange.getResponseHeaders().set("Content-Type", "image/png");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
          });
      site.start();
      return site;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
