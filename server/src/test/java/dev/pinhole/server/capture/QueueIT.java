package dev.pinhole.server.capture;

import static dev.pinhole.server.capture.CaptureApi.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

@PinholeTest
@Import(ScriptedCaptures.class)
@TestPropertySource(
    properties = {
      "pinhole.capture.retry-delay=20ms",
      "pinhole.capture.concurrent-per-account=2",
      "pinhole.capture.queued-per-account=20"
    })
class QueueIT {
  @Autowired TestApi server;
  @Autowired TestClock clock;
  @Autowired ScriptedPhotographer photographer;
  @Autowired ScriptedCaptures.Calls calls;
  @Autowired JdbcClient jdbc;

  @AfterEach
  void present() {
    clock.reset();
  }

  @Test
  void takesAPictureWhichBecomesAnImage() {
    CaptureApi captures = as("anna");
    Answer submitted = captures.post("url", page("/a"), "visibility", "unlisted").expect(202);
    String id = submitted.json().path("id").asString();
    assertThat(submitted.header("Location")).isEqualTo("/api/v1/captures/" + id);

    JsonNode done = captures.finished(id);

    assertThat(done.path("state").asString()).isEqualTo("done");
    assertThat(done.path("attempts").asInt()).isEqualTo(1);
    assertThat(done.path("page").path("title").asString()).isEqualTo("A page");
    JsonNode image = done.path("image");
    assertThat(image.path("source").asString()).isEqualTo("capture");
    assertThat(image.path("originals").asBoolean()).isTrue();
    assertThat(image.path("name").asString()).matches("site\\.example .*\\.png");
    assertThat(server.get(image.path("url").asString()).expect(200).header("Content-Type"))
        .isEqualTo("image/png");
    assertThat(captures.api().get("/api/v1/captures/" + id + "/image").expect(303))
        .extracting(answer -> answer.header("Location"))
        .isEqualTo(image.path("url").asString());
  }

  @Test
  void beginsWithoutWaitingForAPoll() {
    CaptureApi captures = as("anna");
    captures.finished(captures.submit("url", page("/warm")));
    List<Long> waits = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      JsonNode done = captures.finished(captures.submit("url", page("/quick")));
      waits.add(Duration.between(moment(done, "createdAt"), moment(done, "startedAt")).toMillis());
    }
    waits.sort(null);
    assertThat(waits.get(4)).as("median of %s", waits).isLessThan(200);
  }

  @Test
  void namesEachFault() {
    Answer answer = as("anna").post("url", page("/a"), "colour", "red", "format", "bmp");
    JsonNode faults = answer.expect(400).json().path("faults");
    assertThat(faults.propertyNames()).containsExactlyInAnyOrder("colour", "format");
  }

  /** The picture is the same, so there is one image for both; it stays for the later one. */
  @Test
  void keepsThePictureOfAnUnchangedPage() {
    CaptureApi captures = as("anna");
    String page = page("/same");
    JsonNode first = captures.finished(captures.submit("url", page, "expires_in", "3600"));
    JsonNode second = captures.finished(captures.submit("url", page, "expires_in", "7200"));

    assertThat(second.path("image").path("key")).isEqualTo(first.path("image").path("key"));
    assertThat(moment(second.path("image"), "expiresAt"))
        .isAfter(moment(first.path("image"), "expiresAt").plusSeconds(3500));
  }

  @Test
  void keepsThePictureForThoseWhoAreAnsweredFromTheCache() {
    CaptureApi captures = as("anton");
    String page = page("/short");
    captures.finished(captures.submit("url", page, "expires_in", 60));

    JsonNode longer =
        captures.post("url", page, "cache_ttl", 600, "expires_in", 3600).expect(202).json();
    assertThat(moment(longer.path("image"), "expiresAt"))
        .isAfter(moment(longer, "createdAt").plusSeconds(3500));
    JsonNode forEver = captures.post("url", page, "cache_ttl", 600).expect(202).json();
    assertThat(forEver.path("cached").asBoolean()).isTrue();
    assertThat(forEver.path("image").hasNonNull("expiresAt")).isFalse();
    JsonNode shorter =
        captures.post("url", page, "cache_ttl", 600, "expires_in", 60).expect(202).json();
    assertThat(shorter.path("image").hasNonNull("expiresAt")).isFalse();
    assertThat(photographer.begun(page)).isEqualTo(1);
  }

  @Test
  void keepsThePictureForThoseWhoFollow() {
    CaptureApi captures = as("anton");
    String page = page("/hold/anton");
    String first = captures.submit("url", page, "cache_ttl", 60, "expires_in", 60);
    String second = captures.submit("url", page, "cache_ttl", 60);
    photographer.open("anton");

    assertThat(captures.finished(second).path("image").hasNonNull("expiresAt")).isFalse();
    clock.advance(Duration.ofMinutes(2));
    assertThat(captures.get(first).json().path("image").path("key").asString()).isNotEmpty();
  }

  @Test
  void keepsThePictureForThoseWhoJoin() {
    CaptureApi captures = as("anton");
    String page = page("/hold/anton2");
    String first = captures.submit("url", page, "cache_ttl", 60, "expires_in", 60);
    await().until(() -> photographer.begun(page) == 1);
    long turns = turns(captures.api());
    CompletableFuture<Answer> joined = picture(captures.api(), page + "&cache_ttl=60");
    await().until(() -> turns(captures.api()) > turns);
    photographer.open("anton2");

    joined.join().expect(200);
    assertThat(captures.finished(first).path("image").hasNonNull("expiresAt")).isFalse();
    assertThat(photographer.begun(page)).isEqualTo(1);
  }

  /** Goes up with each request that looks whether there is something to join. */
  private long turns(TestApi api) {
    return jdbc.sql("SELECT turns FROM capture_turn WHERE owner = :owner")
        .param("owner", api.get("/api/v1/account").json().path("id").asLong())
        .query(Long.class)
        .single();
  }

  /** The bytes themselves, which someone waits for; {@code page} with further parameters. */
  private static CompletableFuture<Answer> picture(TestApi api, String page) {
    return CompletableFuture.supplyAsync(() -> api.get("/api/v1/capture?url=" + page));
  }

  @Test
  void showsNamesAndDescriptionsOfOnesOwn() {
    CaptureApi captures = as("anna");
    JsonNode done =
        captures.finished(
            captures.submit(
                "url", page("/named"), "external_identifier", "no. 7", "description", "A door"));
    assertThat(done.path("externalId").asString()).isEqualTo("no. 7");
    assertThat(done.path("image").path("description").asString()).isEqualTo("A door");
  }

  @Test
  void refusesWhatCannotBeKept() {
    Answer answer =
        as("anna").post("url", page("/a"), "external_identifier", "a\0b", "description", "\0");
    assertThat(answer.expect(400).json().path("faults").propertyNames())
        .containsExactlyInAnyOrder("external_identifier", "description");
  }

  @Test
  void refusesADeviceThatNobodyMakes() {
    Answer answer = as("anna").post("url", page("/a"), "viewport_device", "iPhone 999");
    assertThat(answer.expect(400).json().path("faults").path("viewport_device").asString())
        .contains("iPhone");
  }

  @Test
  void triesAgainWhatMayGoWellLater() {
    CaptureApi captures = as("bert");
    String page = page("/fail/connection");
    JsonNode failed = captures.finished(captures.submit("url", page));

    assertThat(failed.path("state").asString()).isEqualTo("failed");
    assertThat(failed.path("error").path("code").asString()).isEqualTo("connection");
    assertThat(failed.path("attempts").asInt()).isEqualTo(3);
    assertThat(photographer.begun(page)).isEqualTo(3);
  }

  @Test
  void triesLessOftenWhatTakesLongOrIsWaitedFor() {
    CaptureApi captures = as("bert");
    String slow = page("/fail/timeout");
    captures.finished(captures.submit("url", slow));
    assertThat(photographer.begun(slow)).isEqualTo(2);
    String unknown = page("/fail/dns");
    picture(captures.api(), unknown).join().expect(502);
    assertThat(photographer.begun(unknown)).isEqualTo(1);
    String broken = page("/fail/connection");
    picture(captures.api(), broken).join().expect(502);
    assertThat(photographer.begun(broken)).isEqualTo(2);
  }

  @Test
  void takesFirstWhatSomeoneWaitsFor() {
    CaptureApi captures = as("berta");
    List<String> held = List.of(page("/hold/berta1"), page("/hold/berta2"));
    held.forEach(page -> captures.submit("url", page));
    await().until(() -> photographer.begun().containsAll(held));
    List<String> queued = List.of(page("/1"), page("/2"), page("/3"));
    queued.forEach(page -> captures.submit("url", page));
    String urgent = page("/urgent");
    CompletableFuture<Answer> answer = picture(captures.api(), urgent);
    await().until(() -> captures.api().get("/api/v1/captures").json().path("items").size() == 6);

    // one place, so one after the other
    photographer.open("berta1");

    answer.join().expect(200);
    await().until(() -> photographer.begun().containsAll(queued));
    List<String> expected = new ArrayList<>(queued);
    expected.addFirst(urgent);
    assertThat(photographer.begun().stream().filter(expected::contains))
        .containsExactlyElementsOf(expected);
    photographer.open("berta2");
  }

  @Test
  void doesNotTryAgainWhatNeverGoesWell() {
    CaptureApi captures = as("bert");
    String page = page("/fail/selector");
    JsonNode failed = captures.finished(captures.submit("url", page));

    assertThat(failed.path("state").asString()).isEqualTo("failed");
    assertThat(photographer.begun(page)).isEqualTo(1);
  }

  @Test
  void cancelsWhatIsRunningAndGoesOnWithTheNext() {
    CaptureApi captures = as("carl");
    String page = page("/hold/cancelled");
    String running = captures.submit("url", page);
    await().until(() -> captures.state(running).equals("running"));

    captures.api().delete("/api/v1/captures/" + running).expect(204);

    assertThat(captures.state(running)).isEqualTo("cancelled");
    await().until(() -> photographer.wasInterrupted(page));
    JsonNode next = captures.finished(captures.submit("url", page("/next")));
    assertThat(next.path("state").asString()).isEqualTo("done");
    captures.api().delete("/api/v1/captures/" + running).expect(204);
    captures.get(running).expect(404);
  }

  @Test
  void neverBeginsWhatWasCancelledBefore() {
    CaptureApi captures = as("cleo");
    List<String> first =
        List.of(
            captures.submit("url", page("/hold/cleo")), captures.submit("url", page("/hold/cleo")));
    String page = page("/never");
    String queued = captures.submit("url", page);
    captures.api().delete("/api/v1/captures/" + queued).expect(204);
    photographer.open("cleo");

    first.forEach(
        id -> assertThat(captures.finished(id).path("state").asString()).isEqualTo("done"));
    captures.finished(captures.submit("url", page("/after")));
    assertThat(photographer.begun(page)).isZero();
    assertThat(captures.state(queued)).isEqualTo("cancelled");
  }

  @Test
  void isNotHeldUpByAnAccountWithManyCaptures() {
    CaptureApi busy = as("dora");
    CaptureApi other = as("emil");
    List<String> many =
        IntStream.range(0, 12).mapToObj(i -> busy.submit("url", page("/hold/dora"))).toList();

    JsonNode done = other.finished(other.submit("url", page("/one")));

    assertThat(done.path("state").asString()).isEqualTo("done");
    photographer.open("dora");
    many.forEach(id -> assertThat(busy.finished(id).path("state").asString()).isEqualTo("done"));
  }

  @Test
  void runsOnlySoManyOfOneAccountAtOnce() {
    CaptureApi captures = as("finn");
    List<String> ids =
        IntStream.range(0, 5).mapToObj(i -> captures.submit("url", page("/hold/finn"))).toList();
    await().until(() -> ids.stream().filter(i -> captures.state(i).equals("running")).count() == 2);
    assertThat(
            jdbc.sql("SELECT COUNT(*) FROM capture_job WHERE task_instance IN (:ids)")
                .param("ids", ids)
                .query(Integer.class)
                .single())
        .isEqualTo(2);
    photographer.open("finn");
    ids.forEach(id -> assertThat(captures.finished(id).path("state").asString()).isEqualTo("done"));
  }

  @Test
  void refusesMoreThanAnAccountMayQueue() {
    CaptureApi captures = as("gina");
    IntStream.range(0, 20).forEach(i -> captures.submit("url", page("/hold/gina")));

    Answer refused = captures.post("url", page("/hold/gina"));

    assertThat(refused.expect(429).code()).isEqualTo("too-many-requests");
    assertThat(refused.header("Retry-After")).matches("[1-9][0-9]*");
    photographer.open("gina");
  }

  @Test
  void repeatsTheAnswerToARepeatedRequest() {
    CaptureApi captures = as("hans");
    String body = "{\"url\":\"" + page("/once") + "\"}";
    Answer first = captures.postAs("key-1", body).expect(202);
    Answer second = captures.postAs("key-1", body).expect(202);

    assertThat(second.text()).isEqualTo(first.text());
    assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    assertThat(captures.postAs("key-1", "{\"url\":\"" + page("/x") + "\"}").expect(422).code())
        .isEqualTo("idempotency-key-reused");
  }

  @Test
  void answersFromAnEarlierCapture() {
    CaptureApi captures = as("ida");
    String page = page("/cached");
    JsonNode first = captures.finished(captures.submit("url", page));
    JsonNode second =
        captures.post("cache_ttl", 60, "url", page, "webhook_url", "https://ida.example/").json();

    assertThat(second.path("state").asString()).isEqualTo("done");
    assertThat(second.path("cached").asBoolean()).isTrue();
    assertThat(second.path("image")).isEqualTo(first.path("image"));
    assertThat(calls.to("https://ida.example/")).hasSize(1);
    JsonNode other = captures.post("cache_ttl", 60, "url", page, "dark_mode", true).json();
    assertThat(other.path("cached").asBoolean()).isFalse();
    captures.finished(other.path("id").asString());
    clock.advance(Duration.ofSeconds(61));
    captures.finished(captures.submit("cache_ttl", 60, "url", page));
    assertThat(photographer.begun(page)).isEqualTo(3);
  }

  @Test
  void photographsOnceWhatIsAskedForTwiceAtOnce() {
    CaptureApi captures = as("jana");
    String page = page("/hold/jana");
    String first = captures.submit("url", page, "cache_ttl", 60);
    String second = captures.submit("url", page, "cache_ttl", 60);
    photographer.open("jana");

    JsonNode lead = captures.finished(first);
    JsonNode follow = captures.finished(second);

    assertThat(follow.path("image").path("key")).isEqualTo(lead.path("image").path("key"));
    assertThat(follow.path("cached").asBoolean()).isTrue();
    assertThat(photographer.begun(page)).isEqualTo(1);
  }

  @Test
  void takesForTheSecondWhatTheFirstCancelled() {
    CaptureApi captures = as("jana");
    String page = page("/hold/jana2");
    String first = captures.submit("url", page, "cache_ttl", 60);
    await().until(() -> captures.state(first).equals("running"));
    String second = captures.submit("url", page, "cache_ttl", 60);
    captures.api().delete("/api/v1/captures/" + first).expect(204);
    photographer.open("jana2");

    JsonNode done = captures.finished(second);
    assertThat(done.path("state").asString()).isEqualTo("done");
    assertThat(done.path("cached").asBoolean()).isFalse();
  }

  @Test
  void forgetsSecrets() {
    CaptureApi captures = as("kai");
    String page = page("/hold/kai");
    Answer submitted =
        captures.post(
            "url",
            page,
            "headers",
            Map.of("X-Pass", "opensesame1"),
            "cookies",
            List.of("sid=opensesame2; Path=/"),
            "authorization",
            "kai:opensesame3");
    assertThat(submitted.expect(202).text()).doesNotContain("opensesame").contains("X-Pass");
    String id = submitted.json().path("id").asString();
    assertThat(stored(id)).contains("opensesame1", "opensesame2", "opensesame3");
    photographer.open("kai");

    assertThat(captures.finished(id).toString()).doesNotContain("opensesame");
    assertThat(stored(id)).doesNotContain("opensesame");
  }

  private String stored(String id) {
    return jdbc.sql("SELECT * FROM capture WHERE id = :id")
        .param("id", id)
        .query()
        .singleRow()
        .toString();
  }

  @Test
  void tellsTheWebhookOnce() {
    CaptureApi captures = as("lea");
    captures.finished(
        captures.submit("url", page("/hook"), "webhook_url", "https://lea.example/done"));
    captures.finished(
        captures.submit("url", page("/fail/tls"), "webhook_url", "https://lea.example/failed"));

    assertThat(calls.to("https://lea.example/done"))
        .singleElement()
        .satisfies(call -> {
          assertThat(call.type()).isEqualTo("capture.done");
          assertThat(call.json()).contains("\"image\":{");
        });
    assertThat(calls.to("https://lea.example/failed"))
        .singleElement()
        .satisfies(call -> assertThat(call.type()).isEqualTo("capture.failed"));
  }

  @Test
  void tellsTheWebhookOfAFollowerWhoseLeaderFails() {
    CaptureApi captures = as("lena");
    String page = page("/hold/lena/fail/tls");
    captures.submit("url", page, "cache_ttl", 60);
    String second =
        captures.submit("url", page, "cache_ttl", 60, "webhook_url", "https://lena.example/");
    photographer.open("lena");

    JsonNode failed = captures.finished(second);
    assertThat(failed.path("state").asString()).isEqualTo("failed");
    assertThat(failed.path("error").path("code").asString()).isEqualTo("tls");
    assertThat(photographer.begun(page)).isEqualTo(1);
    assertThat(calls.to("https://lena.example/"))
        .singleElement()
        .satisfies(call -> assertThat(call.type()).isEqualTo("capture.failed"));
  }

  @Test
  void showsNobodyElsesCaptures() {
    String id = as("mia").submit("url", page("/mine"));
    CaptureApi other = as("nils");
    other.get(id).expect(404);
    other.api().delete("/api/v1/captures/" + id).expect(404);
    assertThat(other.api().get("/api/v1/captures").expect(200).json().path("items")).isEmpty();
  }

  @Test
  void failsWhatADisabledAccountHasQueued() {
    CaptureApi captures = as("olga");
    List<String> held =
        List.of(
            captures.submit("url", page("/hold/olga")), captures.submit("url", page("/hold/olga")));
    String page = page("/queued");
    String queued = captures.submit("url", page);
    long account = captures.api().get("/api/v1/account").json().path("id").asLong();
    server.asAdmin().patch("/api/v1/admin/accounts/" + account, Map.of("disabled", true));
    photographer.open("olga");

    await().until(() -> stateOf(queued).equals("failed") && held.stream().allMatch(this::isOver));
    assertThat(photographer.begun(page)).isZero();
  }

  private boolean isOver(String id) {
    return !List.of("queued", "running").contains(stateOf(id));
  }

  private String stateOf(String id) {
    return jdbc.sql("SELECT state FROM capture WHERE id = :id")
        .param("id", id)
        .query(String.class)
        .single();
  }

  @Test
  void listsPageByPage() {
    CaptureApi captures = as("paul");
    String page = page("/listed");
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      ids.add(0, captures.submit("url", page + "#" + i));
    }
    ids.forEach(captures::finished);
    JsonNode first = captures.api().get("/api/v1/captures?limit=3&state=done").expect(200).json();
    JsonNode second =
        captures
            .api()
            .get("/api/v1/captures?limit=3&cursor=" + first.path("next").asString())
            .expect(200)
            .json();

    List<String> seen = new ArrayList<>();
    first.path("items").forEach(item -> seen.add(item.path("id").asString()));
    second.path("items").forEach(item -> seen.add(item.path("id").asString()));
    assertThat(seen).isEqualTo(ids);
    assertThat(second.has("next")).isFalse();
    captures.api().get("/api/v1/captures?state=sleeping").expect(400);
  }

  private CaptureApi as(String name) {
    return new CaptureApi(server.asUser(name));
  }

  private static Instant moment(JsonNode capture, String name) {
    return Instant.parse(capture.path(name).asString());
  }
}
