package dev.pinhole.server.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.pinhole.api.image.ImageSource;
import dev.pinhole.api.image.ImageView;
import dev.pinhole.api.image.Visibility;
import dev.pinhole.client.PinholeClient;
import dev.pinhole.client.UploadOptions;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

@PinholeTest
@TestPropertySource(
    properties = {
      "pinhole.upload.max-file-bytes=" + ImportIT.LIMIT,
      "pinhole.import.timeout=3s",
      "pinhole.import.per-hour=40"
    })
class ImportIT {
  static final int LIMIT = 300_000;

  private static final AtomicInteger REQUESTS = new AtomicInteger();
  private static final CountDownLatch CLOSING = new CountDownLatch(1);
  private static final byte[] BOMB = bomb();
  private static final HttpServer SITE = site();

  @Autowired TestApi server;
  private TestApi api;

  @DynamicPropertySource
  static void allow(DynamicPropertyRegistry registry) {
    registry.add("pinhole.egress.allow", () -> "127.0.0.1:" + SITE.getAddress().getPort());
  }

  @AfterAll
  static void close() {
    CLOSING.countDown();
    SITE.stop(0);
  }

  @BeforeEach
  void signIn() {
    api = server.asUser("importer");
  }

  @Test
  void fetchesAnImageWithAllItsFields() {
    Answer answer =
        fetch(
            Map.of(
                "url",
                url("/img/900/sea%20side.png?size=1"),
                "visibility",
                "unlisted",
                "description",
                "from afar",
                "originals",
                true,
                "expiresIn",
                3600));
    JsonNode image = answer.expect(201).json().at("/results/0/image");
    assertThat(image.get("name").asString()).isEqualTo("sea side.png");
    assertThat(image.get("source").asString()).isEqualTo("import");
    assertThat(image.get("visibility").asString()).isEqualTo("unlisted");
    assertThat(image.get("description").asString()).isEqualTo("from afar");
    assertThat(image.get("originals").asBoolean()).isTrue();
    assertThat(image.get("expiresAt").asString()).isNotEmpty();
    Answer again = fetch(url("/img/900/other.png"));
    assertThat(again.expect(200).json().at("/results/0/duplicate").asBoolean()).isTrue();
  }

  @Test
  void takesTheNameThatTheOtherServerTellsUnlessOneIsGiven() {
    assertThat(name(fetch(url("/named/901")))).isEqualTo("naïve.png");
    assertThat(name(fetch(Map.of("url", url("/named/902"), "name", "mine.png"))))
        .isEqualTo("mine.png");
  }

  @Test
  void followsRedirectsAndNamesTheFileByTheLast() {
    assertThat(name(fetch(url("/to?/img/903/end.png")))).isEqualTo("end.png");
  }

  @Test
  void isWhatTheClientDoes() throws Exception {
    PinholeClient client =
        PinholeClient.signIn(
            URI.create("http://127.0.0.1:" + server.port()), "importer", TestApi.PASSWORD);
    ImageView image =
        client
            .images()
            .importUrl(
                URI.create(url("/img/904/c.png")),
                UploadOptions.DEFAULT.withVisibility(Visibility.PUBLIC));
    assertThat(image.source()).isEqualTo(ImageSource.IMPORT);
    assertThat(image.visibility()).isEqualTo(Visibility.PUBLIC);
  }

  @Test
  void fetchesOnceForTheSameIdempotencyKey() {
    String body = "{\"url\":\"" + url("/img/905/i.png") + "\"}";
    Answer first = keyed(body).expect(201);
    int requests = REQUESTS.get();
    assertThat(keyed(body).expect(201).text()).isEqualTo(first.text());
    assertThat(REQUESTS.get()).isEqualTo(requests);
    assertThat(keyed("{\"url\":\"" + url("/img/906/i.png") + "\"}").status()).isEqualTo(422);
  }

  @ParameterizedTest
  @CsvSource({
    "/to?http://127.0.0.1:1/x, 422, import-refused",
    "/to?http://169.254.169.254/, 422, import-refused",
    "/to?file:///etc/passwd, 422, import-refused",
    "/to?/loop, 422, import-redirects",
    "/missing, 422, import-http-status",
    "/declared, 413, too-large",
    "/undeclared, 413, too-large",
    "/slow, 422, import-timeout",
    "/silent, 422, import-timeout",
    "/broken, 422, import-connection",
    "/text, 415, unsupported-format",
    "/gzip, 415, unsupported-format",
    "/empty, 400, empty-file"
  })
  void saysWhyItCouldNotBeHad(String path, int status, String code) {
    Answer answer = server.asUser("unlucky").post("/api/v1/images", Map.of("url", url(path)));
    assertThat(answer.expect(status).code()).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "ftp://example.com/a.png",
        "data:image/png;base64,AAAA",
        "http://me:secret@example.com/a.png",
        "example.com/a.png",
        "http://exa mple.com/",
        ""
      })
  void refusesAddressesThatAreNone(String url) {
    Answer answer = fetch(url).expect(400);
    assertThat(answer.code()).isEqualTo("invalid-parameter");
    assertThat(answer.text()).doesNotContain("secret");
  }

  @Test
  void refusesFieldsThatAreNone() {
    fetch(Map.of("url", url("/img/907/a.png"), "visibility", "secret")).expect(400);
    fetch(Map.of("url", url("/img/907/a.png"), "expiresin", "P1D")).expect(400);
    fetch(Map.of("name", "no url")).expect(400);
  }

  @Test
  void isNoCannon() {
    TestApi greedy = server.asUser("greedy");
    int status = 0;
    for (int i = 0; i <= 40 && status != 429; i++) {
      status = greedy.post("/api/v1/images", Map.of("url", url("/missing"))).status();
    }
    assertThat(status).isEqualTo(429);
    fetch(url("/img/908/still.png")).expect(201);
  }

  private Answer keyed(String body) {
    return api.send(
        api.request("/api/v1/images")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "import-1")
            .POST(BodyPublishers.ofString(body)));
  }

  private Answer fetch(String url) {
    return fetch(Map.of("url", url));
  }

  private Answer fetch(Map<String, Object> request) {
    return api.post("/api/v1/images", request);
  }

  private static String name(Answer answer) {
    return answer.expect(201).json().at("/results/0/image/name").asString();
  }

  private static String url(String path) {
    return "http://127.0.0.1:" + SITE.getAddress().getPort() + path;
  }

  private static HttpServer site() {
    try {
      HttpServer site =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      site.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      site.createContext("/", ImportIT::serve);
      site.start();
      return site;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void serve(HttpExchange exchange) throws IOException {
    REQUESTS.incrementAndGet();
    try (exchange) {
      String[] parts = exchange.getRequestURI().getPath().split("/", -1);
      switch (parts[1]) {
        case "img" -> send(exchange, TestImages.png(Integer.parseInt(parts[2])));
        case "named" -> named(exchange, Integer.parseInt(parts[2]));
        case "to" -> redirect(exchange, exchange.getRequestURI().getRawQuery());
        case "loop" -> redirect(exchange, "/loop");
        case "declared" -> begin(exchange, LIMIT + 1L);
        case "undeclared" -> undeclared(exchange);
        case "slow" -> drip(exchange);
        case "silent" -> CLOSING.await();
        case "broken" -> begin(exchange, 100_000);
        case "text" -> send(exchange, "no image".getBytes(StandardCharsets.UTF_8));
        case "gzip" -> gzip(exchange);
        case "empty" -> exchange.sendResponseHeaders(200, -1);
        default -> exchange.sendResponseHeaders(404, -1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, byte[] body) throws IOException {
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  private static void named(HttpExchange exchange, int seed) throws IOException {
    exchange
        .getResponseHeaders()
        .set("Content-Disposition", "inline; filename*=UTF-8''..%2Fna%C3%AFve.png");
    send(exchange, TestImages.png(seed));
  }

  private static void redirect(HttpExchange exchange, String location) throws IOException {
    exchange.getResponseHeaders().set("Location", location);
    exchange.sendResponseHeaders(302, -1);
  }

  private static void undeclared(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    exchange.getResponseBody().write(TestImages.largePng(909, LIMIT));
  }

  /** A byte now and then: each read succeeds, the whole never ends. */
  private static void drip(HttpExchange exchange) throws IOException, InterruptedException {
    exchange.sendResponseHeaders(200, 100_000);
    while (!CLOSING.await(100, TimeUnit.MILLISECONDS)) {
      exchange.getResponseBody().write(0x89);
      exchange.getResponseBody().flush();
    }
  }

  /** Breaks off after a part of what it has promised. */
  private static void begin(HttpExchange exchange, long promised) throws IOException {
    exchange.sendResponseHeaders(200, promised);
    exchange.getResponseBody().write(TestImages.png(910));
    exchange.getResponseBody().flush();
  }

  private static void gzip(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Encoding", "gzip");
    send(exchange, BOMB);
  }

  /** 200 MB in 200 kB. */
  private static byte[] bomb() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zipped = new GZIPOutputStream(bytes)) {
      for (int i = 0; i < 200; i++) {
        zipped.write(new byte[1 << 20]);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }
}
