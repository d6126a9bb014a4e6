package dev.pinhole.server.capture;

import static dev.pinhole.server.capture.CaptureApi.options;
import static dev.pinhole.server.capture.CaptureApi.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.TestClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** The picture as the answer to one request, also by a signed link. */
@PinholeTest
@Import(ScriptedCaptures.class)
@TestPropertySource(
    properties = {"pinhole.capture.retry-delay=20ms", "pinhole.capture.longest-wait=20s"})
class PictureIT {
  @Autowired TestApi server;
  @Autowired TestClock clock;
  @Autowired ScriptedPhotographer photographer;
  @Autowired JdbcClient jdbc;

  @AfterEach
  void present() {
    clock.reset();
  }

  @Test
  void answersWithTheBytes() {
    TestApi api = server.asUser("rita");
    Answer answer = api.get(query("url", page("/now"))).expect(200);

    assertThat(answer.header("Content-Type")).isEqualTo("image/png");
    assertThat(answer.body()).startsWith(0x89, 'P', 'N', 'G');
    assertThat(answer.header("Cache-Control")).isEqualTo("private, no-cache");
    String id = answer.header("Pinhole-Capture-Id");
    assertThat(new CaptureApi(api).state(id)).isEqualTo("done");
  }

  @Test
  void answersFromTheCacheWithoutARecord() {
    TestApi api = server.asUser("rolf");
    String page = page("/cached");
    Answer first = api.get(query("url", page, "cache_ttl", "600")).expect(200);
    clock.advance(Duration.ofSeconds(100));
    Answer second = api.get(query("cache_ttl", "600", "url", page)).expect(200);

    assertThat(second.header("Pinhole-Capture-Id")).isEqualTo(first.header("Pinhole-Capture-Id"));
    assertThat(maxAge(second)).isBetween(450L, 500L);
    assertThat(photographer.begun(page)).isEqualTo(1);
    assertThat(api.get("/api/v1/captures").json().path("items")).hasSize(1);
    api.send(
            api.request(query("url", page, "cache_ttl", "600"))
                .header("If-None-Match", second.header("ETag"))
                .GET())
        .expect(304);
  }

  @Test
  void saysWhyThereIsNoPicture() {
    TestApi api = server.asUser("rudi");
    for (Map.Entry<String, Integer> failure :
        Map.of("dns", 502, "refused_by_policy", 422, "timeout", 504, "http_status", 502)
            .entrySet()) {
      Answer answer = api.get(query("url", page("/fail/" + failure.getKey())));
      assertThat(answer.expect(failure.getValue()).json().path("error").asString())
          .isEqualTo(failure.getKey().replace('_', '-'));
    }
    assertThat(api.get(query("url", page("/a"), "colour", "red")).expect(400).json().path("faults"))
        .hasSize(1);
    server.get(query("url", page("/a"))).expect(401);
  }

  @Test
  void leavesAfterTheLongestWaitAndGoesOn() {
    TestApi api = server.asUser("rosa");
    Answer late = api.get(query("url", page("/hold/rosa"))).expect(504);
    assertThat(late.code()).isEqualTo("capture-timeout");
    photographer.open("rosa");
    String id = late.json().path("capture").asString();
    assertThat(new CaptureApi(api).finished(id).path("state").asString()).isEqualTo("done");
  }

  @Test
  void endsWhatNobodyWaitsForAnyMore() throws IOException {
    TestApi api = server.asUser("sara");
    String page = page("/hold/sara");
    try (Socket client = send(api, query("url", page))) {
      await().until(() -> photographer.begun(page) == 1);
      client.shutdownOutput();
    }
    await().until(() -> photographer.wasInterrupted(page));
    JsonNode capture = api.get("/api/v1/captures").json().path("items").get(0);
    assertThat(capture.path("state").asString()).isEqualTo("cancelled");
  }

  @Test
  void goesOnForThoseWhoStillWait() throws Exception {
    TestApi api = server.asUser("susi");
    String page = page("/hold/susi");
    String query = query("url", page, "cache_ttl", "60");
    CompletableFuture<Answer> other;
    try (Socket client = send(api, query)) {
      await().until(() -> photographer.begun(page) == 1);
      long turns = turns(api);
      other = CompletableFuture.supplyAsync(() -> api.get(query));
      await().until(() -> turns(api) > turns);
      client.shutdownOutput();
      // closed by the server, which has noticed then
      client.getInputStream().readAllBytes();
    }
    photographer.open("susi");
    other.get().expect(200);
    assertThat(photographer.begun(page)).isEqualTo(1);
  }

  /** Goes up with each request that looks whether there is something to join. */
  private long turns(TestApi api) {
    return jdbc.sql("SELECT turns FROM capture_turn WHERE owner = :owner")
        .param("owner", api.get("/api/v1/account").json().path("id").asLong())
        .query(Long.class)
        .single();
  }

  @Test
  void showsASignedLinkToWhoeverHoldsIt() {
    String page = page("/linked");
    String link =
        link(server.asUser("tina"), options("url", page, "styles", List.of("a{}", "b{}")));

    Answer first = server.get(link).expect(200);
    Answer again = server.get(link).expect(200);

    assertThat(first.header("Content-Type")).isEqualTo("image/png");
    assertThat(first.header("Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
    assertThat(maxAge(again)).isBetween(86_000L, 86_400L);
    assertThat(photographer.begun(page)).isEqualTo(1);
  }

  @Test
  void refusesALinkThatWasChangedOrIsOver() {
    String link = link(server.asUser("tom"), options("url", page("/linked"), "dark_mode", true));

    for (String changed :
        List.of(
            link.replace("dark_mode=true", "dark_mode=false"),
            link.replace("dark_mode=true&", ""),
            link + "&full_page=true",
            link.replaceFirst("account=\\d+", "account=1"),
            link.replaceFirst("exp=\\d+", "exp=9999999999"))) {
      assertThat(server.get(changed).expect(403).code()).isEqualTo("invalid-signature");
    }
    server.get(link + "&exp=9999999999").expect(400);
    clock.advance(Duration.ofHours(2));
    assertThat(server.get(link).expect(403).code()).isEqualTo("link-expired");
  }

  @Test
  void signsNothingThatWouldBeRefused() {
    TestApi api = server.asUser("uwe");
    Answer answer =
        api.post(
            "/api/v1/captures/links",
            Map.of("options", options("url", page("/a"), "colour", "red")));
    assertThat(answer.expect(400).json().path("faults").has("colour")).isTrue();
  }

  @Test
  void signsNothingThatWouldBeReadOrTakenAtEachView() {
    TestApi api = server.asUser("uwe");
    for (Map<String, Object> option :
        List.of(
            options("authorization", "uwe:secret1"),
            options("cookies", List.of("sid=secret1")),
            options("headers", Map.of("X-Pass", "secret1")),
            options("webhook_url", "https://uwe.example/"),
            options("cache_ttl", 59),
            options("cache_ttl", 0))) {
      String name = option.keySet().iterator().next();
      option.put("url", page("/a"));
      Answer answer = api.post("/api/v1/captures/links", Map.of("options", option)).expect(400);
      assertThat(answer.json().path("parameter").asString()).isEqualTo(name);
      assertThat(answer.text()).doesNotContain("secret1");
    }
  }

  @Test
  void tellsNoWebhookWhereThePictureIsTheAnswer() {
    TestApi api = server.asUser("ulla");
    String page = page("/hook");
    api.get(query("url", page, "cache_ttl", "60")).expect(200);
    Answer answer =
        api.get(query("url", page, "cache_ttl", "60", "webhook_url", "https://ulla.example/"));
    assertThat(answer.expect(400).json().path("parameter").asString()).isEqualTo("webhook_url");
  }

  private String link(TestApi api, Map<String, Object> options) {
    String url =
        api.post("/api/v1/captures/links", Map.of("expiresIn", "PT1H", "options", options))
            .expect(201)
            .json()
            .path("url")
            .asString();
    return url.substring(url.indexOf("/api/"));
  }

  /** A client that can hang up. */
  private static Socket send(TestApi api, String path) throws IOException {
    String authorization =
        api.request(path).build().headers().firstValue("Authorization").orElseThrow();
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.port());
    socket
        .getOutputStream()
        .write(
            "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: %s\r\n\r\n"
                .formatted(path, authorization)
                .getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static String query(String... pairs) {
    StringBuilder query = new StringBuilder("/api/v1/capture?");
    for (int i = 0; i < pairs.length; i += 2) {
      query
          .append(pairs[i])
          .append('=')
          .append(URLEncoder.encode(pairs[i + 1], StandardCharsets.UTF_8))
          .append('&');
    }
    return query.substring(0, query.length() - 1);
  }

  private static long maxAge(Answer answer) {
    return Long.parseLong(answer.header("Cache-Control").replaceFirst("private, max-age=", ""));
  }
}
