package dev.pinhole.server.upload.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.server.OnlyInS3;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestClock;
import dev.pinhole.server.image.ImageApi;
import dev.pinhole.server.image.TestImages;
import dev.pinhole.server.upload.DirectApi;
import dev.pinhole.server.upload.StagingFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;

/** What comes of files that the store takes, or does not, without asking this server. */
@PinholeTest
@OnlyInS3("on disk this server knows of each file that is sent: SignedAddressIT")
class BucketAddressIT {
  @Autowired TestApi server;
  @Autowired TestClock clock;
  @Autowired UploadSweep sweep;

  @Value("${pinhole.test.sent}")
  Path sent;

  /** What pages of other tests were closed over, on the same server, and no sweep has taken yet. */
  private List<Path> others = List.of();

  @BeforeEach
  void lookAround() throws IOException {
    others = StagingFiles.in(sent);
  }

  @AfterEach
  void leavesNothing() throws IOException {
    clock.reset();
    assertThat(StagingFiles.in(sent)).isSubsetOf(others);
  }

  @Test
  void takesNoOtherLengthTypeOrPlace() {
    DirectApi uploads = as("put");
    byte[] content = TestImages.png(2);
    JsonNode upload = uploads.announced(content);
    String url = upload.path("url").asString();
    String id = upload.path("id").asString();

    assertThat(uploads.put(url, "image/png", new byte[3]).status()).isEqualTo(403);
    assertThat(uploads.put(url, "text/html", content).status()).isEqualTo(403);
    assertThat(uploads.put(url.replace(id, "a" + id), "image/png", content).status())
        .isEqualTo(403);

    assertThat(uploads.complete(upload).expect(409).code()).isEqualTo("upload-incomplete");
    uploads.cancel(upload).expect(204);
  }

  @Test
  void countsNothingThatComesAfterTheEnd() throws IOException {
    DirectApi uploads = as("closed");
    byte[] content = TestImages.png(6);
    JsonNode done = uploads.sent(content);
    String key = DirectApi.key(uploads.complete(done).expect(201));
    JsonNode cancelled = uploads.announced(TestImages.png(7));
    uploads.cancel(cancelled).expect(204);

    uploads.send(done, content).expect(200);
    uploads.send(cancelled, TestImages.png(7)).expect(200);

    assertThat(DirectApi.key(uploads.complete(done).expect(200))).isEqualTo(key);
    assertThat(uploads.complete(cancelled).status()).isEqualTo(404);
    assertThat(uploads.pending()).isEmpty();
    assertThat(new ImageApi(uploads.api()).list("").json().path("items")).hasSize(1);
    assertSweptWhenOld();
  }

  @Test
  void makesNoImageOfWhatComesAfterExpiry() throws IOException {
    DirectApi uploads = as("late");
    byte[] content = TestImages.png(5);
    JsonNode upload = uploads.announced(content);
    clock.advance(Duration.ofHours(25));
    sweep.sweep();
    clock.reset();

    // by the store's own clock there is still time
    uploads.send(upload, content).expect(200);

    assertThat(uploads.find(upload).json().path("state").asString()).isEqualTo("failed");
    assertThat(uploads.complete(upload).expect(410).code()).isEqualTo("upload-expired");
    assertSweptWhenOld();
  }

  private void assertSweptWhenOld() throws IOException {
    clock.advance(Duration.ofHours(2));
    sweep.sweep();
    assertThat(StagingFiles.in(sent)).isSubsetOf(others);
  }

  private DirectApi as(String name) {
    return new DirectApi(server.asUser("bucket-" + name));
  }
}
