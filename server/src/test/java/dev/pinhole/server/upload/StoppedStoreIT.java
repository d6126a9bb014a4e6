package dev.pinhole.server.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.S3Server;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.blob.BlobMaintenance;
import dev.pinhole.server.image.ImageApi;
import dev.pinhole.server.image.TestImages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;

/** An S3 store that is stopped before each step of an upload, and started again. */
@PinholeTest
@ContextConfiguration(
    initializers = {PinholeTest.FreshData.class, StoppedStoreIT.StoreOfItsOwn.class})
@DirtiesContext
class StoppedStoreIT {
  private static final S3Server STORE = S3Server.start();
  private static final String BUCKET = STORE.newBucket();

  @Autowired TestApi server;
  @Autowired BlobMaintenance blobs;

  static class StoreOfItsOwn
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
      TestPropertyValues.of(STORE.properties(BUCKET))
          .and(
              "pinhole.s3.connect-timeout=2s",
              "pinhole.upload.direct.whole-bytes=5242880",
              "pinhole.upload.direct.part-bytes=5242880")
          .applyTo(context);
    }
  }

  @AfterAll
  static void end() {
    STORE.close();
  }

  @AfterEach
  void leavesNothing() throws IOException {
    STORE.restart();
    assertThat(StagingFiles.inBucket(STORE.folder(BUCKET))).isEmpty();
    ByteArrayOutputStream report = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(report, true, StandardCharsets.UTF_8);
    boolean clean = blobs.check(false, out, out);
    assertThat(clean).as(report.toString(StandardCharsets.UTF_8)).isTrue();
  }

  @Test
  void takesAWholeFileOnceTheStoreIsBack() {
    DirectApi uploads = as("whole");
    byte[] content = TestImages.png(61);
    STORE.stop();
    JsonNode upload = uploads.announced(content);
    assertNotSent(() -> uploads.send(upload, content));
    assertUnavailable(uploads.complete(upload));

    STORE.restart();
    assertThat(uploads.complete(upload).expect(409).code()).isEqualTo("upload-incomplete");
    uploads.send(upload, content).expect(200);
    STORE.stop();
    assertUnavailable(uploads.complete(upload));
    assertThat(uploads.find(upload).expect(200).json().path("state").asString())
        .isEqualTo("pending");
    assertThat(new ImageApi(uploads.api()).list("").json().path("items")).isEmpty();

    STORE.restart();
    String key = DirectApi.key(uploads.complete(upload).expect(201));
    STORE.stop();
    assertThat(DirectApi.key(uploads.complete(upload).expect(200))).isEqualTo(key);

    STORE.restart();
    assertThat(uploads.api().get("/i/" + key).expect(200).body()).isEqualTo(content);
  }

  @Test
  void takesAFileInPartsOnceTheStoreIsBack() {
    DirectApi uploads = as("parts");
    byte[] content = TestImages.largePng(62, 6_000_000);
    STORE.stop();
    assertUnavailable(uploads.announce(content, Map.of()));
    assertThat(uploads.pending()).isEmpty();

    STORE.restart();
    JsonNode upload = uploads.announced(content);
    uploads.sendPart(upload, 1, content).expect(200);
    STORE.stop();
    assertNotSent(() -> uploads.sendPart(upload, 2, content));
    assertUnavailable(uploads.find(upload));
    assertUnavailable(uploads.complete(upload));

    STORE.restart();
    Answer early = uploads.complete(upload).expect(409);
    assertThat(early.json().path("missing").toString()).isEqualTo("[2]");
    uploads.sendPart(uploads.find(upload).expect(200).json(), 2, content).expect(200);
    STORE.stop();
    assertUnavailable(uploads.complete(upload));

    STORE.restart();
    String key = DirectApi.key(uploads.complete(upload).expect(201));
    assertThat(uploads.api().get("/i/" + key).expect(200).body()).isEqualTo(content);
  }

  private static void assertNotSent(Runnable sending) {
    assertThatThrownBy(sending::run).isInstanceOf(UncheckedIOException.class);
  }

  private static void assertUnavailable(Answer answer) {
    assertThat(answer.expect(503).code()).isEqualTo("storage-unavailable");
    assertThat(answer.header("Retry-After")).isEqualTo("5");
  }

  private DirectApi as(String name) {
    return new DirectApi(server.asUser("stopped-" + name));
  }
}
