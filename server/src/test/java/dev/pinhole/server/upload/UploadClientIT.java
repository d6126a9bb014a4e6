package dev.pinhole.server.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.pinhole.api.image.ImageView;
import dev.pinhole.api.upload.UploadPart;
import dev.pinhole.api.upload.UploadRequest;
import dev.pinhole.api.upload.UploadView;
import dev.pinhole.client.PinholeClient;
import dev.pinhole.client.PinholeException;
import dev.pinhole.client.UploadOptions;
import dev.pinhole.client.Uploads;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestClock;
import dev.pinhole.server.image.TestImages;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** The Java client's announced uploads against the whole server. */
@PinholeTest
@TestPropertySource(
    properties = {
      "pinhole.upload.direct.link-expiry=5s",
      "pinhole.upload.direct.whole-bytes=5242880",
      "pinhole.upload.direct.part-bytes=5242880"
    })
class UploadClientIT {
  @Autowired TestApi server;
  @Autowired TestClock clock;
  @TempDir Path folder;

  private PinholeClient client;
  private Uploads uploads;

  @BeforeEach
  void signIn() throws Exception {
    URI address = server.uri("");
    client = PinholeClient.signIn(address, TestApi.ADMIN, TestApi.PASSWORD);
    uploads = client.uploads();
  }

  @Test
  void uploadsWholeFilesOnce() throws Exception {
    Path file = Files.write(folder.resolve("small.png"), TestImages.png(1));

    ImageView image = uploads.upload(file, UploadOptions.DEFAULT.withDescription("sent"));
    ImageView again = uploads.upload(file, UploadOptions.DEFAULT);

    assertThat(image.description()).isEqualTo("sent");
    assertThat(again.key()).isEqualTo(image.key());
    assertThat(uploads.pending()).isEmpty();
  }

  @Test
  void uploadsLargeFilesInParts() throws Exception {
    byte[] content = TestImages.largePng(2, 11_000_000);
    Path file = Files.write(folder.resolve("large.png"), content);

    ImageView image = uploads.upload(file, UploadOptions.DEFAULT);

    try (InputStream original = client.images().original(image.key())) {
      assertThat(original.readAllBytes()).isEqualTo(content);
    }
  }

  @Test
  void goesOnWithNewAddressesWhereTheOldOnesHaveRunOut() throws Exception {
    byte[] content = TestImages.largePng(3, 6_000_000);
    Path file = Files.write(folder.resolve("slow.png"), content);
    UploadView upload = announce("slow.png", content);
    awaitRefused(upload);

    uploads.send(upload, file);

    List<UploadPart> parts = uploads.get(String.valueOf(upload.id())).parts();
    assertThat(parts).hasSize(2).allMatch(UploadPart::arrived);
    ImageView image =
        Objects.requireNonNull(
            uploads.complete(String.valueOf(upload.id()), Map.of("by", "me")).image());
    assertThat(client.images().metadata(image.key()).claims()).isEqualTo(Map.of("by", "me"));
  }

  @Test
  void tellsWhyAFileIsRefused() throws Exception {
    byte[] content = "no image".getBytes(StandardCharsets.UTF_8);
    Path file = Files.write(folder.resolve("no.png"), content);

    assertThatExceptionOfType(PinholeException.class)
        .isThrownBy(() -> uploads.upload(file, UploadOptions.DEFAULT))
        .satisfies(e -> assertThat(e.problem().code()).isEqualTo("unsupported-format"));
  }

  @Test
  void cancels() throws Exception {
    UploadView upload = announce("a.png", TestImages.png(4));
    assertThat(uploads.pending()).extracting(UploadView::id).contains(upload.id());

    uploads.cancel(String.valueOf(upload.id()));

    assertThat(uploads.pending()).isEmpty();
  }

  /** In real time: a store goes by its own clock. */
  private void awaitRefused(UploadView upload) {
    Instant end = clock.instant().plusSeconds(6);
    await().until(() -> clock.instant().isAfter(end));
    String url = Objects.requireNonNull(upload.parts()).getFirst().url();
    assertThat(new DirectApi(server).put(String.valueOf(url), "", new byte[1]).expect(403).text())
        .contains("expired");
  }

  private UploadView announce(String name, byte[] content) throws Exception {
    return uploads.announce(
        new UploadRequest(name, content.length, "image/png", null, null, null, null, null, null));
  }
}
