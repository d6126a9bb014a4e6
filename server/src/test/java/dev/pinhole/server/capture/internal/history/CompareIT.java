package dev.pinhole.server.capture.internal.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.capture.CaptureComparison;
import dev.pinhole.api.capture.CaptureComparisonRequest;
import dev.pinhole.api.capture.IgnoredArea;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestClock;
import dev.pinhole.server.capture.Capture;
import dev.pinhole.server.capture.Captures;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@PinholeTest
@Import(TestCamera.class)
class CompareIT {
  private static final String URL = "http://page.example/compared";
  private static final int PIXELS = TestCamera.WIDTH * TestCamera.HEIGHT;

  @Autowired TestApi server;
  @Autowired Captures captures;
  @Autowired TestCamera.Pages pages;
  @Autowired TestClock clock;

  private TestApi api;
  private TestHistory someone;

  @BeforeEach
  void signIn() {
    api = server.asUser("compare");
    someone = new TestHistory(api, captures);
  }

  @AfterEach
  void reset() {
    clock.reset();
  }

  @Test
  void countsEachChangedPixelAndShowsItInMagenta() throws Exception {
    String before = taken(10, 10, 30, 20);
    String after = taken(10, 10, 40, 20); // 10 × 20 pixels more
    CaptureComparison found = compare(before, after, List.of(), null);

    assertThat(found.changedPixels()).isEqualTo(200);
    assertThat(found.changedRatio()).isEqualTo(200.0 / PIXELS);
    assertThat(found.width()).isEqualTo(TestCamera.WIDTH);
    assertThat(found.height()).isEqualTo(TestCamera.HEIGHT);
    BufferedImage drawn =
        ImageIO.read(new ByteArrayInputStream(api.get(found.image().url()).expect(200).body()));
    assertThat(drawn.getRGB(45, 15)).isEqualTo(0xFFFF00FF);
    assertThat(drawn.getRGB(15, 15)).isNotEqualTo(0xFFFF00FF);
  }

  @Test
  void doesNotCountWhatIsToBeIgnored() {
    String before = taken(50, 50, 10, 10);
    String after = taken(50, 50, 20, 10);
    assertThat(compare(before, after, List.of(new IgnoredArea(60, 50, 10, 10)), null))
        .extracting(CaptureComparison::changedPixels)
        .isEqualTo(0L);
    // half of it; what lies beyond the picture is cut off
    List<IgnoredArea> beyond =
        List.of(new IgnoredArea(65, 0, 100_000, 100_000), new IgnoredArea(5000, 5000, 1, 1));
    assertThat(compare(before, after, beyond, null).changedPixels()).isEqualTo(50);
  }

  @Test
  void findsNoChangeInTheSamePicture() {
    String before = taken(1, 2, 3, 4);
    assertThat(compare(before, before, List.of(), null).changedRatio()).isZero();
  }

  @Test
  void countsWhatOnlyOneOfThePicturesCovers() {
    String before = taken(0, 0, 7, 7);
    pages.show(URL, new BufferedImage(TestCamera.WIDTH, 150, BufferedImage.TYPE_INT_ARGB));
    String after = someone.capture(URL).id();
    assertThat(compare(before, after, List.of(), null).height()).isEqualTo(150);
  }

  @Test
  void differenceImageLastsADayUnlessItIsToStay() {
    String before = taken(8, 8, 8, 8);
    String after = taken(8, 8, 9, 9);
    CaptureComparison passing = compare(before, after, List.of(), null);
    assertThat(passing.image().visibility().toString()).isEqualTo("private");
    assertThat(Duration.between(Instant.now(), Objects.requireNonNull(passing.image().expiresAt())))
        .isBetween(Duration.ofHours(23), Duration.ofHours(25));
    CaptureComparison kept = compare(before, after, List.of(), true);
    assertThat(kept.image().key()).isEqualTo(passing.image().key());
    assertThat(kept.image().expiresAt()).isNull();
    // what was kept does not begin to pass
    assertThat(compare(before, after, List.of(), false).image().expiresAt()).isNull();
  }

  @Test
  void saysWhichCaptureIsNotThere() {
    String mine = taken(2, 2, 2, 2);
    TestApi.Answer answer = post(mine, "0123456789012345678901", List.of());
    assertThat(answer.expect(404).json().path("field").asString()).isEqualTo("after");
    server.asUser("compare-other");
    TestApi.Answer others =
        server
            .asUser("compare-other")
            .post("/api/v1/captures/compare", new CaptureComparisonRequest(mine, mine, null, null));
    assertThat(others.expect(404).json().path("field").asString()).isEqualTo("before");
  }

  @Test
  void saysWhyACaptureCannotBeCompared() {
    String mine = taken(3, 2, 1, 2);
    Capture deleted = someone.capture(show(4, 3, 2, 1));
    api.delete("/api/v1/images/" + deleted.result().imageKey()).expect(204);
    assertThat(reason(mine, deleted.id())).isEqualTo("image-gone");
    String failed = someone.capture("http://page.example/nowhere").id();
    assertThat(reason(failed, mine)).isEqualTo("not-done");
  }

  @Test
  void boundsRectangles() {
    String mine = taken(9, 9, 9, 1);
    List<IgnoredArea> many = new ArrayList<>(Collections.nCopies(100, new IgnoredArea(0, 0, 1, 1)));
    post(mine, mine, many).expect(200);
    many.add(new IgnoredArea(0, 0, 1, 1));
    assertThat(post(mine, mine, many).expect(400).json().path("maximum").asInt()).isEqualTo(100);
  }

  @Test
  void refusesRectanglesThatAreNone() {
    String mine = taken(9, 8, 7, 6);
    for (Map<String, Object> area :
        List.<Map<String, Object>>of(
            Map.of("x", -1, "y", 0, "width", 1, "height", 1),
            Map.of("x", 0, "y", 0, "width", 0, "height", 1),
            Map.of("x", 0, "y", 0, "width", 1),
            Map.of("x", 0, "y", 0, "width", 1, "height", "tall"),
            Map.of("x", 0, "y", 0, "width", 1, "height", 1, "colour", 1))) {
      api.post(
              "/api/v1/captures/compare",
              Map.of("before", mine, "after", mine, "ignore", List.of(area)))
          .expect(400);
    }
    api.post("/api/v1/captures/compare", Map.of("before", mine)).expect(400);
  }

  private String taken(int x, int y, int width, int height) {
    return someone.capture(show(x, y, width, height)).id();
  }

  private String show(int x, int y, int width, int height) {
    pages.show(URL, x, y, width, height);
    return URL;
  }

  private CaptureComparison compare(
      String before, String after, List<IgnoredArea> ignore, @Nullable Boolean keep) {
    return api.post(
            "/api/v1/captures/compare", new CaptureComparisonRequest(before, after, ignore, keep))
        .expect(200)
        .as(CaptureComparison.class);
  }

  private TestApi.Answer post(String before, String after, List<IgnoredArea> ignore) {
    return api.post(
        "/api/v1/captures/compare", new CaptureComparisonRequest(before, after, ignore, null));
  }

  private String reason(String before, String after) {
    TestApi.Answer answer = post(before, after, List.of()).expect(422);
    assertThat(answer.code()).isEqualTo("not-comparable");
    return answer.json().path("reason").asString();
  }
}
