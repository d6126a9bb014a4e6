package dev.pinhole.server.capture.internal.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.capture.CaptureState;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.capture.Capture;
import dev.pinhole.server.capture.Captures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

@PinholeTest
@Import(TestCamera.class)
class TimelineIT {
  @Autowired TestApi api;
  @Autowired Captures captures;
  @Autowired TestCamera.Pages pages;

  @Test
  void tellsWhatChangedFromPictureToPicture() {
    TestHistory someone = someone("timeline-1");
    String url = "http://page.example/news";
    pages.show(url, 0, 0, 10, 10);
    Capture first = someone.capture(url);
    Capture same = someone.capture(url + "#part");
    pages.show(url, 0, 0, 20, 10);
    Capture other = someone.capture(url);

    List<JsonNode> entries = someone.timeline(url + "#elsewhere");
    assertThat(ids(entries)).containsExactly(other.id(), same.id(), first.id());
    assertThat(entries.get(0).path("changed").asBoolean()).isTrue();
    assertThat(entries.get(0).path("before").asString()).isEqualTo(same.id());
    assertThat(entries.get(0).has("changedRatio")).isFalse();
    assertThat(entries.get(1).path("changed").asBoolean(true)).isFalse();
    assertThat(entries.get(1).path("changedRatio").asDouble(9)).isZero();
    assertThat(entries.get(2).has("changed")).isFalse();
    assertThat(entries.get(2).path("image").path("key").asString())
        .isEqualTo(first.result().imageKey());
  }

  @Test
  void comesInPagesThatFitTogether() {
    TestHistory someone = someone("timeline-2");
    String url = "http://page.example/paged";
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      pages.show(url, i, 0, 10, 10);
      expected.addFirst(someone.capture(url).id());
    }
    JsonNode first = someone.page(url, "&limit=2");
    JsonNode second = someone.page(url, "&limit=2&cursor=" + first.path("next").asString());
    JsonNode third = someone.page(url, "&limit=2&cursor=" + second.path("next").asString());

    List<JsonNode> all = new ArrayList<>();
    List.of(first, second, third).forEach(page -> page.path("items").forEach(all::add));
    assertThat(ids(all)).isEqualTo(expected);
    assertThat(third.has("next")).isFalse();
    // the last of a page knows what is on the next one
    assertThat(all.get(1).path("changed").asBoolean()).isTrue();
  }

  @Test
  void leavesOutFailuresAndCachedAnswersUnlessAsked() {
    TestHistory someone = someone("timeline-3");
    String url = "http://page.example/sometimes";
    pages.show(url, 1, 1, 1, 1);
    Capture taken = someone.capture(url);
    Capture cached = someone.capture(url, Map.of("cache_ttl", 3600));
    pages.remove(url);
    Capture failed = someone.capture(url);
    assertThat(failed.state()).isEqualTo(CaptureState.FAILED);

    assertThat(ids(someone.timeline(url))).containsExactly(taken.id());
    JsonNode all = someone.page(url, "&all=true").path("items");
    assertThat(ids(all.values())).containsExactly(failed.id(), cached.id(), taken.id());
    assertThat(all.get(0).path("error").path("code").asString()).isEqualTo("http-status");
    assertThat(all.get(0).path("before").asString()).isEqualTo(taken.id());
  }

  @Test
  void showsADeletedImageAsUnknown() {
    TestHistory someone = someone("timeline-4");
    String url = "http://page.example/deleted";
    pages.show(url, 3, 3, 3, 3);
    Capture first = someone.capture(url);
    pages.show(url, 4, 4, 4, 4);
    someone.capture(url);
    api.asUser("timeline-4").delete("/api/v1/images/" + first.result().imageKey()).expect(204);

    List<JsonNode> entries = someone.timeline(url);
    assertThat(entries.get(1).has("image")).isFalse();
    assertThat(entries.get(0).has("changed")).isFalse();
  }

  @Test
  void belongsToItsOwnerAlone() {
    String url = "http://page.example/mine";
    pages.show(url, 5, 5, 5, 5);
    someone("timeline-5").capture(url);
    assertThat(someone("timeline-6").timeline(url)).isEmpty();
  }

  @Test
  void listsPagesWithAHistory() {
    TestHistory someone = someone("timeline-7");
    for (String name : List.of("b", "a", "a", "c")) {
      pages.show("http://page.example/" + name, 6, 6, 6, name.charAt(0));
      someone.capture("http://page.example/" + name);
    }
    JsonNode first = urls("");
    assertThat(first.path("items").values())
        .extracting(item -> item.path("url").asString() + " " + item.path("count").asInt())
        .containsExactly("http://page.example/a 2", "http://page.example/b 1");
    assertThat(first.path("items").get(0).path("first").asString())
        .isLessThanOrEqualTo(first.path("items").get(0).path("last").asString());
    JsonNode second = urls("&cursor=" + first.path("next").asString());
    assertThat(second.path("items").get(0).path("url").asString())
        .isEqualTo("http://page.example/c");
    assertThat(second.has("next")).isFalse();
  }

  @Test
  void needsAnAddress() {
    TestApi user = api.asUser("timeline-8");
    assertThat(
            user.get("/api/v1/captures/timeline").expect(400).json().path("parameter").asString())
        .isEqualTo("url");
    assertThat(
            user.get("/api/v1/captures/timeline?url=ftp://x/")
                .expect(400)
                .json()
                .path("faults")
                .has("url"))
        .isTrue();
    user.get("/api/v1/captures/timeline?url=http://x/&cursor=nonsense").expect(400);
    assertThat(user.get("/api/v1/captures/timeline?url=http://x/%00").expect(400).code())
        .isEqualTo("invalid-parameter");
    assertThat(user.get("/api/v1/captures/urls?cursor=http://x/%00").expect(400).code())
        .isEqualTo("invalid-parameter");
    user.get("/api/v1/captures/timeline?url=http://x/&limit=0").expect(400);
  }

  private JsonNode urls(String more) {
    return api.asUser("timeline-7").get("/api/v1/captures/urls?limit=2" + more).expect(200).json();
  }

  private TestHistory someone(String name) {
    return new TestHistory(api.asUser(name), captures);
  }

  private static List<String> ids(Iterable<JsonNode> entries) {
    List<String> ids = new ArrayList<>();
    entries.forEach(entry -> ids.add(entry.path("id").asString()));
    return ids;
  }
}
