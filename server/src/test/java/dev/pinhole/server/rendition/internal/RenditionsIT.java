package dev.pinhole.server.rendition.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pinhole.server.ChunkFiles;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.delivery.Uploaded;
import dev.pinhole.server.image.TestImages;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

@PinholeTest
@TestPropertySource(
    properties = {
      "pinhole.rendition.max-bytes=60KB",
      "server.tomcat.threads.max=250",
      "pinhole.rendition.concurrency=1",
      "pinhole.rendition.queue=2",
      "pinhole.rendition.wait-seconds=180",
      "pinhole.blob.verify-reads=1",
      "pinhole.blob.cache-bytes=0"
    })
class RenditionsIT {

  @Autowired TestApi api;
  @Autowired MeterRegistry meters;
  @Autowired JdbcClient jdbc;
  @Autowired Budget budget;
  @Autowired RenderQueue queue;
  @Autowired CachedRenditions renditions;
  @Autowired RenditionTable table;

  @Value("${pinhole.test.bytes}")
  Path chunks;

  /** The only turn is taken until all of them wait, so that none comes when it is made already. */
  @Test
  void twoHundredWhoAskAtOnceCostOneRenderAndOnePlace() throws Exception {
    Uploaded image = upload(TestImages.encoded("jpg", 1200, 900, 501), "visibility=public");
    double before = renders();
    CountDownLatch taken = new CountDownLatch(1);
    CountDownLatch turn = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Boolean> other =
          threads.submit(() ->
              queue.render(() -> {
                taken.countDown();
                return turn.await(150, TimeUnit.SECONDS);
              }));
      taken.await();
      List<Future<Answer>> answers = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        answers.add(threads.submit(() -> api.get(image.path() + ".webp?w=300")));
      }
      try {
        await().atMost(Duration.ofSeconds(100)).until(() -> renditions.waiting() == 199);
      } finally {
        turn.countDown();
      }
      assertThat(other.get()).isTrue();
      byte[] first = answers.getFirst().get().expect(200).body();
      for (Future<Answer> answer : answers) {
        assertThat(answer.get().expect(200).body()).isEqualTo(first);
      }
    }
    assertThat(renders() - before).isEqualTo(1);
  }

  @Test
  void evictsLeastRecentlyUsedAndCountsStayRight() {
    Uploaded image = upload(TestImages.encoded("jpg", 900, 700, 502), "visibility=public");
    for (int width = 400; width < 440; width++) {
      api.get(image.path() + ".png?w=" + width).expect(200);
    }
    budget.evict();
    assertThat(table.totalSize()).isLessThanOrEqualTo(60 * 1024);
    assertReferencesAreRight();
    assertThat(api.get(image.path() + ".png?w=400").expect(200).body()).isNotEmpty();
  }

  @Test
  void renditionsEndWithTheLastImage() {
    byte[] bytes = TestImages.encoded("jpg", 90, 70, 503);
    Uploaded one = upload(bytes, "visibility=public");
    Uploaded other = Uploaded.by(api.asUser("rudi"), bytes, "visibility=public");
    api.get(one.path() + ".png?w=31").expect(200);
    assertThat(list(one)).isEqualTo(1);
    api.asUser("rita").delete("/api/v1/images/" + one.key()).expect(204);
    assertThat(table.orphans(100)).isEmpty();
    assertThat(list(other)).isEqualTo(1);
    long before = count();
    api.asUser("rudi").delete("/api/v1/images/" + other.key()).expect(204);
    assertThat(count()).isEqualTo(before - 1);
    assertThat(table.orphans(100)).isEmpty();
    assertReferencesAreRight();
  }

  @Test
  void corruptChunkIsReportedAndNotServed() throws Exception {
    byte[] bytes = TestImages.encoded("jpg", 200, 150, 504);
    Uploaded image = upload(bytes, "visibility=public&originals=true");
    Path chunk = ChunkFiles.of(chunks, bytes);
    byte[] damaged = bytes.clone();
    damaged[damaged.length / 2] ^= 1;
    Files.write(chunk, damaged);
    Answer original = api.get(image.path());
    assertThat(original.status()).isEqualTo(500);
    assertThat(original.code()).isEqualTo("blob-corrupt");
    assertThat(original.header("ETag")).isEmpty();
    Answer rendition = api.get(image.path() + ".png");
    assertThat(rendition.status()).isGreaterThanOrEqualTo(422);
    Files.createDirectories(chunk.getParent()); // S3Proxy removes folders that are empty
    Files.write(chunk, bytes);
  }

  @Test
  void aDamagedRenditionIsMadeAgain() throws Exception {
    Uploaded image = upload(TestImages.encoded("jpg", 210, 160, 506), "visibility=public");
    byte[] good = api.get(image.path() + ".png?w=50").expect(200).body();
    ChunkFiles.flip(ChunkFiles.of(chunks, good));

    api.get(image.path() + ".png?w=50");

    assertThat(api.get(image.path() + ".png?w=50").expect(200).body()).isEqualTo(good);
    assertThat(ChunkFiles.of(chunks, good)).exists();
    assertReferencesAreRight();
  }

  @Test
  void nothingOfTheOriginalsWordsLeaves() {
    byte[] bytes = withCanary(TestImages.encoded("jpg", 120, 90, 505));
    Uploaded image = upload(bytes, "visibility=unlisted&accessKey=abcdefgh");
    assertThat(api.asUser("rita").get(image.path()).expect(200).text()).contains("CANARY");
    for (String each :
        new String[] {
          "",
          ".jpg",
          ".png",
          ".webp",
          ".gif",
          ".tiff",
          ".avif",
          "?w=50",
          "?auto=format",
          "?download=1",
          ".jpg?key=abcdefgh",
          "?fm=jpg&q=100",
          "?rot=90&fm=webp"
        }) {
      Answer answer = api.get(image.path() + each).expect(200);
      assertThat(new String(answer.body(), StandardCharsets.ISO_8859_1))
          .as(each)
          .doesNotContain("CANARY")
          .doesNotContain("Exif");
    }
  }

  private void assertReferencesAreRight() {
    assertThat(
            jdbc.sql(
                    """
                    SELECT COUNT(*) FROM blob WHERE refs <>
                      (SELECT COUNT(*) FROM rendition WHERE rendition.blob = blob.id)
                      + (SELECT COUNT(*) FROM image WHERE image.blob_id = blob.id)
                    """)
                .query(Long.class)
                .single())
        .isZero();
  }

  private long count() {
    return jdbc.sql("SELECT COUNT(*) FROM rendition").query(Long.class).single();
  }

  private int list(Uploaded image) {
    TestApi owner = api.asAdmin();
    return owner
        .get("/api/v1/images/" + image.key() + "/renditions")
        .expect(200)
        .json()
        .path("renditions")
        .size();
  }

  /** An APP1 Exif segment with an ImageDescription, and a comment. */
  private static byte[] withCanary(byte[] jpeg) {
    byte[] text = "CANARY-EXIF-48.2082N-16.3738E\0".getBytes(StandardCharsets.US_ASCII);
    int exif = 6 + 8 + 2 + 12 + 4 + text.length;
    byte[] comment = "CANARY-COMMENT".getBytes(StandardCharsets.US_ASCII);
    java.nio.ByteBuffer out =
        java.nio.ByteBuffer.allocate(jpeg.length + 4 + exif + 4 + comment.length);
    out.put(jpeg, 0, 2);
    out.putShort((short) 0xFFE1).putShort((short) (2 + exif));
    out.put("Exif\0\0MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
    out.putShort((short) 1).putShort((short) 0x010E).putShort((short) 2).putInt(text.length);
    out.putInt(26).putInt(0).put(text);
    out.putShort((short) 0xFFFE).putShort((short) (2 + comment.length)).put(comment);
    out.put(jpeg, 2, jpeg.length - 2);
    return out.array();
  }

  private Uploaded upload(byte[] bytes, String query) {
    return Uploaded.by(api.asUser("rita"), bytes, query);
  }

  private double renders() {
    return meters.counter("pinhole.renders").count();
  }
}
