package dev.pinhole.server.capture.internal.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.pinhole.api.capture.CaptureComparisonRequest;
import dev.pinhole.api.capture.CaptureScheduleView;
import dev.pinhole.api.capture.CaptureState;
import dev.pinhole.api.capture.CaptureView;
import dev.pinhole.api.capture.CapturedUrl;
import dev.pinhole.api.capture.IgnoredArea;
import dev.pinhole.api.capture.ScheduleNotice;
import dev.pinhole.api.capture.TimelineEntry;
import dev.pinhole.client.Captures;
import dev.pinhole.client.PinholeClient;
import dev.pinhole.client.PinholeException;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** The Java client's captures against the whole server. */
@PinholeTest
@Import(TestCamera.class)
class CaptureClientIT {
  private static final String PAGE = "http://page.example/client";

  @Autowired TestApi server;
  @Autowired TestCamera.Pages pages;
  private Captures captures;

  @BeforeEach
  void signIn() throws Exception {
    server.asUser("capture-client");
    captures = PinholeClient.signIn(server.uri("/"), "capture-client", TestApi.PASSWORD).captures();
  }

  @Test
  void takesListsAndDeletes() throws Exception {
    String url = PAGE + "/taken";
    pages.show(url, 1, 2, 3, 4);
    CaptureView capture = taken(url);
    assertThat(capture.state()).isEqualTo(CaptureState.DONE);
    try (InputStream picture = captures.picture(capture)) {
      assertThat(picture.readNBytes(4)).containsExactly(0x89, 'P', 'N', 'G');
    }
    assertThat(captures.list(CaptureState.DONE, url, null, 10).items())
        .extracting(CaptureView::id)
        .containsExactly(capture.id());
    captures.delete(capture.id());
    assertThat(captures.list(null, url, null, 10).items()).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> captures.get("../tokens"));
  }

  @Test
  void waitsForTheBytes() throws Exception {
    String url = PAGE + "/bytes";
    pages.show(url, 5, 2, 3, 4);
    try (InputStream picture = captures.take(Map.of("url", url))) {
      assertThat(picture.readNBytes(4)).containsExactly(0x89, 'P', 'N', 'G');
    }
  }

  @Test
  void looksBackAndCompares() throws Exception {
    String url = PAGE + "/changing";
    pages.show(url, 0, 0, 10, 10);
    CaptureView before = taken(url);
    pages.show(url, 0, 0, 20, 10);
    CaptureView after = taken(url);

    assertThat(captures.timeline(url, null, 10).items())
        .extracting(TimelineEntry::id)
        .containsExactly(after.id(), before.id());
    assertThat(captures.urls(null, 200).items()).extracting(CapturedUrl::url).contains(url);
    CaptureComparisonRequest request =
        new CaptureComparisonRequest(
            before.id(), after.id(), List.of(new IgnoredArea(0, 0, 15, 10)), null);
    assertThat(captures.compare(request).changedPixels()).isEqualTo(50);
  }

  @Test
  void keepsSchedules() throws Exception {
    CaptureScheduleView made =
        captures
            .schedules()
            .create(
                Map.of(
                    "cron",
                    "0 7 * * MON-FRI",
                    "timezone",
                    "Europe/Berlin",
                    "paused",
                    true,
                    "options",
                    Map.of("url", PAGE)));
    assertThat(made.notice()).isEqualTo(ScheduleNotice.NEVER);
    assertThat(made.next()).isEmpty();
    CaptureScheduleView going = captures.schedules().change(made.id(), Map.of("paused", false));
    assertThat(going.next()).hasSize(3);
    assertThat(captures.schedules().get(made.id())).isEqualTo(going);
    assertThat(captures.schedules().list(null, 10).items()).contains(going);
    captures.schedules().delete(made.id());
    assertThatExceptionOfType(PinholeException.class)
        .isThrownBy(() -> captures.schedules().get(made.id()));
  }

  private CaptureView taken(String url) throws Exception {
    return captures.await(captures.submit(Map.of("url", url)).id(), Duration.ofSeconds(60));
  }
}
