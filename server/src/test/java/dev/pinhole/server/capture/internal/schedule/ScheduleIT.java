package dev.pinhole.server.capture.internal.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pinhole.api.capture.CaptureOptions;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestClock;
import dev.pinhole.server.capture.Captures;
import dev.pinhole.server.capture.internal.history.TestCamera;
import dev.pinhole.server.capture.internal.history.TestHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@PinholeTest
@Import(TestCamera.class)
class ScheduleIT {
  private static final String SCHEDULES = "/api/v1/captures/schedules";

  @Autowired TestApi server;
  @Autowired Captures captures;
  @Autowired TestCamera.Pages pages;
  @Autowired TestCamera.Outbox outbox;
  @Autowired TestClock clock;
  @Autowired DueRuns due;
  @Autowired ScheduleRows rows;
  @Autowired JdbcClient jdbc;

  private String name = "";
  private String url = "";
  private TestApi api;
  private TestHistory someone;

  /** A token, because sessions end while the clock is moved on. */
  @BeforeEach
  void signIn(TestInfo test) {
    name = test.getTestMethod().orElseThrow().getName();
    url = "http://page.example/" + name;
    String user = "s" + Integer.toHexString(name.hashCode());
    String token =
        server
            .asUser(user)
            .post(
                "/api/v1/tokens",
                Map.of("name", "test", "scopes", List.of("captures", "images:read")))
            .expect(201)
            .json()
            .path("token")
            .asString();
    someone = new TestHistory(server.withToken(token), captures);
    api = server.withToken(token);
    pages.show(url, 0, 0, 10, 10);
  }

  @AfterEach
  void reset() {
    jdbc.sql("DELETE FROM schedule").update();
    clock.reset();
  }

  @Test
  void runsAtOnceAndThenAtItsPace() {
    String id = create(Map.of("every", "PT1H"));
    runDue();
    runDue();
    awaitPictures(1);
    advance(Duration.ofMinutes(58));
    assertThat(count(id)).isEqualTo(1);
    advance(Duration.ofMinutes(2));
    awaitPictures(2);
    assertThat(someone.timeline(url))
        .allSatisfy(entry -> assertThat(entry.path("schedule").asString()).isEqualTo(id));
  }

  @Test
  void catchesUpOnceForAllThatWasMissed() {
    String id = create(Map.of("every", "PT1H"));
    runDue();
    awaitPictures(1);
    advance(Duration.ofHours(10).plusMinutes(30));
    awaitPictures(2);
    Instant next = Instant.parse(get(id).path("next").get(0).asString());
    assertThat(next).isBetween(clock.instant(), clock.instant().plus(Duration.ofMinutes(31)));
    runDue();
    assertThat(count(id)).isEqualTo(2);
  }

  @Test
  void takesOnePictureForATimeThatManyNodesSee() throws Exception {
    String id = create(Map.of("every", "PT1H"));
    Schedule seen = rows.find(someone.owner(), id).orElseThrow();
    CountDownLatch ready = new CountDownLatch(1);
    try (ExecutorService nodes = Executors.newFixedThreadPool(8)) {
      List<Future<?>> runs = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        runs.add(
            nodes.submit(() -> {
              ready.await();
              due.run(seen);
              return null;
            }));
      }
      ready.countDown();
      for (Future<?> run : runs) {
        run.get();
      }
    }
    assertThat(count(id)).isEqualTo(1);
  }

  @Test
  void runsByTheBackgroundJobToo() {
    create(Map.of("every", "PT1H"));
    await().atMost(Duration.ofMinutes(2)).until(() -> someone.timeline(url).size() == 1);
  }

  @Test
  void tellsOfChangesAndOfNothingElse() {
    String hook = "https://hook.example/change";
    create(
        Map.of(
            "every", "PT1H",
            "name", "front page",
            "notify", "change",
            "threshold", 0.001, // 20 of 20,000 pixels
            "ignore", List.of(Map.of("x", 100, "y", 0, "width", 50, "height", 50))),
        Map.of("webhook_url", hook));
    runDue();
    awaitPictures(1);
    next(2); // the very same
    pages.show(
        url,
        g -> {
          g.fillRect(0, 0, 10, 10);
          g.fillRect(110, 10, 10, 10); // ignored
        });
    next(3);
    pages.show(url, 0, 0, 12, 10); // exactly 20 pixels more, not above the threshold
    next(4);
    awaitChanges(3);
    assertThat(outbox.to(hook)).isEmpty();

    pages.show(url, 0, 0, 12, 20); // 120 more
    next(5);
    awaitChanges(4);
    assertThat(outbox.to(hook)).hasSize(1);
    TestCamera.Sent sent = outbox.to(hook).getFirst();
    assertThat(sent.type()).isEqualTo("capture.changed");
    assertThat(sent.json())
        .contains("\"changedPixels\":120", "\"changedRatio\":0.006", "front page");
    List<JsonNode> entries = someone.timeline(url);
    assertThat(entries.get(0).path("changedRatio").asDouble()).isEqualTo(120.0 / 20_000);
    assertThat(entries.get(1).path("changedRatio").asDouble()).isEqualTo(20.0 / 20_000);
    assertThat(entries.get(2).path("changedRatio").asDouble(9)).isZero();
    assertThat(entries.get(2).path("changed").asBoolean()).isTrue();
  }

  @Test
  void tellsOfEachCaptureOrOfNone() {
    create(Map.of("every", "PT1H"), Map.of("webhook_url", "https://hook.example/always"));
    create(
        Map.of("every", "PT1H", "notify", "never"),
        Map.of("webhook_url", "https://hook.example/never"));
    runDue();
    awaitPictures(2);
    assertThat(outbox.to("https://hook.example/always"))
        .extracting(TestCamera.Sent::type)
        .containsExactly("capture.done");
    assertThat(outbox.to("https://hook.example/never")).isEmpty();
  }

  @Test
  void goesOnAtItsPaceWhenCapturesFailAndCountsThem() {
    pages.remove(url);
    String id = create(Map.of("every", "PT1H"));
    runDue();
    awaitFailures(id, 1);
    advance(Duration.ofHours(1));
    awaitFailures(id, 2);
    assertThat(get(id).path("error").path("code").asString()).isEqualTo("http-status");
    assertThat(get(id).path("next").size()).isEqualTo(3);
    pages.show(url, 1, 1, 1, 1);
    advance(Duration.ofHours(1));
    awaitFailures(id, 0);
    assertThat(get(id).has("error")).isFalse();
  }

  @Test
  void keepsSecretsAndShowsNone() {
    Map<String, Object> secrets =
        Map.of("headers", List.of("X-Key: open sesame"), "cookies", List.of("sid=tasty"));
    String id = create(Map.of("every", "PT1H"), secrets);
    assertThat(api.get(SCHEDULES + "/" + id).text()).doesNotContain("sesame", "tasty");
    assertThat(api.get(SCHEDULES).text()).contains(id).doesNotContain("sesame", "tasty");
    TestApi.Answer changed =
        api.patch(SCHEDULES + "/" + id, Map.of("options", Map.of("dark_mode", true))).expect(200);
    assertThat(changed.text()).contains("dark_mode").doesNotContain("sesame", "tasty");
    runDue();
    awaitPictures(1);
    CaptureOptions taken =
        pages.taken().stream()
            .filter(o -> o.subject().equals(new CaptureOptions.Subject.Url(url)))
            .findFirst()
            .orElseThrow();
    assertThat(taken.identity().headers()).containsEntry("x-key", "open sesame");
    assertThat(taken.emulation().darkMode()).isTrue();
  }

  @Test
  void canBePausedChangedAndDeletedWhileItsHistoryStays() {
    String id = create(Map.of("every", "PT1H"));
    runDue();
    awaitPictures(1);
    assertThat(patch(id, Map.of("paused", true)).path("next")).isEmpty();
    advance(Duration.ofHours(5));
    assertThat(count(id)).isEqualTo(1);
    JsonNode resumed = patch(id, Map.of("paused", false));
    assertThat(Instant.parse(resumed.path("next").get(0).asString())).isAfter(clock.instant());
    Map<String, Object> cron = new HashMap<>(Map.of("cron", "0 7 * * MON-FRI"));
    cron.put("timezone", "Europe/Berlin");
    JsonNode daily = patch(id, cron);
    assertThat(daily.has("every")).isFalse();
    assertThat(daily.path("timezone").asString()).isEqualTo("Europe/Berlin");
    assertThat(patch(id, Map.of("every", 3600)).has("cron")).isFalse();
    api.delete(SCHEDULES + "/" + id).expect(204);
    api.get(SCHEDULES + "/" + id).expect(404);
    assertThat(someone.timeline(url)).hasSize(1);
    assertThat(someone.timeline(url).getFirst().has("schedule")).isFalse();
  }

  @Test
  void doesNotRunForADisabledAccount() {
    String id = create(Map.of("every", "PT1H"));
    server
        .asAdmin()
        .patch("/api/v1/admin/accounts/" + someone.owner(), Map.of("disabled", true))
        .expect(200);
    await().atMost(Duration.ofSeconds(15)).until(() -> api.get(SCHEDULES).status() == 401);
    advance(Duration.ofHours(3));
    assertThat(count(id)).isZero();
  }

  @Test
  void isOnesOwn() {
    String id = create(Map.of("every", "PT1H"));
    TestApi other = server.asUser("schedule-other");
    other.get(SCHEDULES + "/" + id).expect(404);
    other.patch(SCHEDULES + "/" + id, Map.of("paused", true)).expect(404);
    other.delete(SCHEDULES + "/" + id).expect(404);
    assertThat(other.get(SCHEDULES).expect(200).json().path("items")).isEmpty();
  }

  @Test
  void namesEachFault() {
    assertThat(faults(Map.of("every", "PT1H"))).contains("options");
    assertThat(faults(with(Map.of()))).contains("every");
    assertThat(faults(with(Map.of("every", "PT1H", "cron", "0 7 * * *")))).contains("cron");
    assertThat(faults(with(Map.of("every", "soon")))).contains("every");
    assertThat(faults(with(Map.of("every", "PT1H", "timezone", "UTC")))).contains("timezone");
    assertThat(faults(with(Map.of("cron", "0 7 * * *", "timezone", "Mars/Base"))))
        .contains("timezone");
    assertThat(faults(with(Map.of("every", "PT1H", "notify", "change")))).contains("notify");
    assertThat(faults(with(Map.of("every", "PT1H", "notify", "maybe")))).contains("notify");
    assertThat(faults(with(Map.of("every", "PT1H", "threshold", 2)))).contains("threshold");
    assertThat(faults(with(Map.of("every", "PT1H", "ignore", List.of(Map.of("x", 1))))))
        .contains("ignore");
    assertThat(faults(with(Map.of("every", "PT1H", "evry", 1)))).contains("evry");
    assertThat(
            faults(
                Map.of("every", "PT1H", "options", Map.of("url", url, "full_pag", 1, "delay", -1))))
        .contains("options.full_pag", "options.delay");
    assertThat(faults(Map.of("every", "PT1H", "options", Map.of("url", url, "cache_ttl", 60))))
        .contains("options.cache_ttl");
    assertThat(
            faults(
                Map.of(
                    "every", "PT1H",
                    "notify", "change",
                    "options",
                        Map.of("url", url, "format", "pdf", "webhook_url", "https://h.example/"))))
        .contains("notify");
  }

  @Test
  void boundsTimesAndNumbers() {
    assertThat(field(with(Map.of("every", "PT4M59S")))).isEqualTo("every");
    assertThat(field(with(Map.of("every", "P367D")))).isEqualTo("every");
    assertThat(field(with(Map.of("cron", "* * * * *")))).isEqualTo("cron");
    assertThat(field(with(Map.of("cron", "58,0 0,23 * * *")))).isEqualTo("cron");
    assertThat(field(with(Map.of("cron", "0 0 30 2 *")))).isEqualTo("cron");
    assertThat(field(with(Map.of("cron", "0 0 7 * * MON")))).isEqualTo("cron");
    assertThat(
            field(
                Map.of("cron", "0 7 * * MON", "options", Map.of("url", url, "expires_in", 86400))))
        .isEqualTo("options.expires_in");
    for (int i = 0; i < 50; i++) {
      create(Map.of("every", "P1D", "paused", true));
    }
    TestApi.Answer full = api.post(SCHEDULES, with(Map.of("every", "P1D"))).expect(409);
    assertThat(full.code()).isEqualTo("too-many-schedules");
    JsonNode first = api.get(SCHEDULES + "?limit=30").json();
    JsonNode second =
        api.get(SCHEDULES + "?limit=30&cursor=" + first.path("next").asString()).json();
    assertThat(first.path("items").size() + second.path("items").size()).isEqualTo(50);
  }

  private String create(Map<String, Object> values) {
    return create(values, Map.of());
  }

  private String create(Map<String, Object> values, Map<String, Object> options) {
    Map<String, Object> all = new HashMap<>(options);
    all.put("url", url);
    Map<String, Object> body = new HashMap<>(values);
    body.put("options", all);
    return api.post(SCHEDULES, body).expect(201).json().path("id").asString();
  }

  private Map<String, Object> with(Map<String, Object> values) {
    Map<String, Object> body = new HashMap<>(values);
    body.put("options", Map.of("url", url));
    return body;
  }

  private List<String> faults(Map<String, Object> body) {
    return List.copyOf(api.post(SCHEDULES, body).expect(400).json().path("faults").propertyNames());
  }

  private String field(Map<String, Object> body) {
    return api.post(SCHEDULES, body).expect(400).json().path("field").asString();
  }

  private JsonNode get(String id) {
    return api.get(SCHEDULES + "/" + id).expect(200).json();
  }

  private JsonNode patch(String id, Map<String, Object> change) {
    return api.patch(SCHEDULES + "/" + id, change).expect(200).json();
  }

  private void runDue() {
    due.run();
  }

  private void advance(Duration by) {
    clock.advance(by);
    runDue();
  }

  private void next(int pictures) {
    advance(Duration.ofHours(1));
    awaitPictures(pictures);
  }

  private void awaitPictures(int count) {
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() ->
            jdbc.sql("SELECT COUNT(*) FROM capture WHERE url = :url AND state = 'done'")
                    .param("url", url)
                    .query(Integer.class)
                    .single()
                == count);
  }

  private void awaitChanges(int count) {
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() ->
            jdbc.sql(
                        """
                        SELECT COUNT(*) FROM capture_change d JOIN capture c ON c.number = d.capture
                        WHERE c.url = :url
                        """)
                    .param("url", url)
                    .query(Integer.class)
                    .single()
                == count);
  }

  private void awaitFailures(String id, int count) {
    await().atMost(Duration.ofMinutes(2)).until(() -> get(id).path("failures").asInt() == count);
  }

  private int count(String id) {
    return jdbc.sql(
            """
            SELECT COUNT(*) FROM capture c JOIN schedule s ON s.number = c.schedule
            WHERE s.id = :id
            """)
        .param("id", id)
        .query(Integer.class)
        .single();
  }
}
