package dev.pinhole.server.capture.internal.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.capture.CaptureApi;
import dev.pinhole.server.capture.ScriptedCaptures;
import dev.pinhole.server.capture.ScriptedPhotographer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@PinholeTest
@Import(ScriptedCaptures.class)
class RestartIT {
  @Autowired TestApi server;
  @Autowired ScriptedPhotographer photographer;
  @Autowired CaptureScheduler scheduler;
  @Autowired JdbcClient jdbc;

  @Test
  void putsBackWhatItWasRunningAndGoesOnAfterwards() {
    CaptureApi captures = new CaptureApi(server.asUser("vera"));
    String page = CaptureApi.page("/hold/vera");
    String id = captures.submit("url", page);
    await().until(() -> photographer.begun(page) == 1);

    scheduler.stop();

    JsonNode queued = captures.get(id).json();
    assertThat(queued.path("state").asString()).isEqualTo("queued");
    assertThat(queued.path("attempts").asInt()).isZero();
    photographer.open("vera");
    scheduler.start();
    JsonNode done = captures.finished(id);
    assertThat(done.path("state").asString()).isEqualTo("done");
    assertThat(done.path("attempts").asInt()).isEqualTo(1);
    await()
        .untilAsserted(() ->
            assertThat(jdbc.sql("SELECT COUNT(*) FROM capture_job").query(Integer.class).single())
                .isZero());
  }

  @Test
  void countsNothingFromAnAttemptThatWasTakenForDead() {
    CaptureApi captures = new CaptureApi(server.asUser("walt"));
    String page = CaptureApi.page("/hold/walt");
    String id = captures.submit("url", page);
    await().until(() -> photographer.begun(page) == 1);
    // as if its node had been silent for long
    jdbc.sql(
            """
            UPDATE capture_job SET picked = :no, picked_by = NULL, last_heartbeat = NULL,
              version = version + 1
            WHERE task_instance = :id
            """)
        .param("no", false)
        .param("id", id)
        .update();
    await().until(() -> photographer.begun(page) == 2);
    photographer.open("walt");

    JsonNode done = captures.finished(id);
    assertThat(done.path("state").asString()).isEqualTo("done");
    assertThat(done.path("attempts").asInt()).isEqualTo(2);
    assertThat(captures.api().get("/api/v1/images").json().path("items")).hasSize(1);
  }
}
