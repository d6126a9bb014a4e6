package dev.pinhole.server.publisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import dev.pinhole.api.account.Scope;
import dev.pinhole.api.account.Token;
import dev.pinhole.api.account.TokenRequest;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.TestClock;
import dev.pinhole.server.TestJobs;
import dev.pinhole.server.dialect.prntscrn.PrntscrnApi;
import dev.pinhole.server.image.GeoTaggedJpeg;
import dev.pinhole.server.image.ImageApi;
import dev.pinhole.server.image.TestImages;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** With a host that speaks imgur's API. Time only goes forward here: what was learnt stays so. */
@PinholeTest
@ExtendWith(OutputCaptureExtension.class)
class PublisherIT {
  private static final ImgurStub IMGUR = new ImgurStub();
  private static final String UPLOAD = "publication-upload";
  private static final String WITHDRAWAL = "publication-withdrawal";
  private static @Nullable String token;

  @Autowired TestApi server;
  @Autowired TestClock clock;
  @Autowired Scheduler scheduler;
  @Autowired JdbcClient jdbc;

  private PrntscrnApi api;
  private TestJobs jobs;

  @DynamicPropertySource
  static void publish(DynamicPropertyRegistry registry) {
    registry.add("pinhole.egress.allow", IMGUR::address);
    registry.add("pinhole.publisher.imgur.api", IMGUR::api);
    registry.add("pinhole.publisher.imgur.client-id", () -> ImgurStub.CLIENT);
    registry.add("pinhole.publisher.imgur.retry-after", () -> "10m,1h");
    registry.add("pinhole.publisher.imgur.concurrency", () -> "2");
    registry.add("pinhole.publisher.imgur.max-bytes", () -> "64KB");
    registry.add("logging.level.dev.pinhole.server.publisher", () -> "debug");
  }

  @AfterAll
  static void close() {
    IMGUR.close();
  }

  @BeforeEach
  void begin() {
    IMGUR.clear();
    clock.advance(Duration.ofHours(26));
    jobs = new TestJobs(scheduler);
    if (token == null) {
      token = token();
    }
    api = new PrntscrnApi(server.withToken(token));
  }

  /** One that does not end when time goes forward. */
  private String token() {
    Token made =
        server
            .asUser("publisher")
            .post(
                "/api/v1/tokens",
                new TokenRequest("shots", Set.of(Scope.IMAGES_READ, Scope.IMAGES_WRITE), null))
            .expect(201)
            .as(Token.class);
    return Objects.requireNonNull(made.token());
  }

  @Test
  void copiesThePictureWithoutItsPlaceAndShowsItFromThere() {
    byte[] photograph = GeoTaggedJpeg.of(8201);
    String url = api.add(photograph);
    awaitState(uploaded(url), "published");
    ImgurStub.Copy copy = IMGUR.copies().getFirst();
    assertThat(copy.type()).isEqualTo("image/jpeg");
    assertThat(text(copy.bytes())).doesNotContain(GeoTaggedJpeg.WORD);

    Answer shown = api.open(url).expect(200);
    assertThat(IMGUR.requests()).contains("GET /pictures/" + copy.id());
    assertThat(shown.body()).isEqualTo(copy.bytes());
    assertThat(shown.header("Content-Type")).isEqualTo("image/jpeg");
    assertThat(shown.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(shown.header("Content-Security-Policy")).contains("sandbox");
    assertThat(shown.header("Content-Disposition")).isEqualTo("inline; filename=\"shot.jpg\"");
    assertThat(shown.header("Cache-Control")).startsWith("public, max-age=");

    IMGUR.requests().clear();
    assertThat(api.api().get(PrntscrnApi.path(url)).body())
        .as("its owner has the original")
        .isEqualTo(photograph);
    api.open(url + "?w=16").expect(200);
    api.api()
        .send(
            server
                .withToken(null)
                .request(PrntscrnApi.path(url))
                .header("Range", "bytes=0-9")
                .GET())
        .expect(206);
    assertThat(IMGUR.requests()).isEmpty();
  }

  @Test
  void samePictureIsCopiedOnce() {
    String url = api.add(TestImages.png(8202));
    awaitState(uploaded(url), "published");
    assertThat(api.add(TestImages.png(8202))).isEqualTo(url);
    assertThat(IMGUR.copies()).hasSize(1);
    assertThat(IMGUR.requests()).containsExactly("POST /3/image");
  }

  @Test
  void whatImgurDoesNotTakeIsCopiedAsSomethingThatItDoes() {
    String first = api.add(TestImages.jpeg(8203));
    awaitState(uploaded(first), "published");
    byte[] webp = api.open(first + ".webp").expect(200).body();
    String url = api.add(webp);
    awaitState(uploaded(url), "published");
    assertThat(IMGUR.copies()).extracting(ImgurStub.Copy::type).containsOnly("image/jpeg");
    assertThat(api.open(url).header("Content-Type")).isEqualTo("image/jpeg");
    assertThat(api.api().get(PrntscrnApi.path(url)).header("Content-Type")).isEqualTo("image/webp");
  }

  @Test
  void onlyWhatComesByThisDialectAndIsNotPrivateIsCopied() {
    byte[] own = TestImages.png(8204);
    new ImageApi(api.api()).add("?visibility=public", TestImages.png(8205));
    new ImageApi(api.api()).add("", own);
    api.open(api.add(own)).expect(200);
    assertThat(publications()).isZero();
    assertThat(IMGUR.requests()).isEmpty();
  }

  @Test
  void showsItsOwnWhereImgurGivesNone() {
    String url = api.add(TestImages.png(8206));
    awaitState(uploaded(url), "published");
    IMGUR.requests().clear();
    for (int status : List.of(500, 429, 0)) {
      IMGUR.show(status, Map.of());
      assertThat(api.open(url).header("ETag")).as("ours has one").isNotEmpty();
      int asked = IMGUR.requests().size();
      assertThat(api.open(url).expect(200).header("Content-Type")).isEqualTo("image/png");
      assertThat(IMGUR.requests()).as("is left alone for a while").hasSize(asked);
      clock.advance(Duration.ofSeconds(31));
    }
    IMGUR.show(null, Map.of());
    assertThat(api.open(url).expect(200).header("ETag")).isEmpty();
  }

  @Test
  void showsItsOwnInPlaceOfWhatIsNotThePicture() {
    String url = api.add(TestImages.png(8207));
    awaitState(uploaded(url), "published");
    IMGUR.show(200, Map.of("Content-Type", "text/html"));
    assertThat(api.open(url).expect(200).header("Content-Type")).isEqualTo("image/png");
    IMGUR.show(302, Map.of("Location", ImgurStub.REMOVED));
    assertThat(api.open(url).expect(200).header("ETag")).isNotEmpty();
    assertThat(IMGUR.requests()).contains("GET " + ImgurStub.REMOVED);
    IMGUR.show(404, Map.of());
    assertThat(api.open(url).expect(200).header("ETag")).isNotEmpty();
  }

  @Test
  void triesAgainAfterAnErrorAndAfterADroppedConnection() {
    IMGUR.reply(500, Map.of()).drop();
    String url = api.add(TestImages.png(8209));
    long publication = uploaded(url);
    awaitError(publication, "http-500");
    assertThat(next(publication))
        .isBetween(clock.instant().plusSeconds(400), clock.instant().plusSeconds(800));
    run(UPLOAD, publication);
    awaitError(publication, "connection");
    assertThat(next(publication)).isAfter(clock.instant().plusSeconds(2000));
    assertThat(api.open(url).expect(200).header("ETag")).as("shown meanwhile").isNotEmpty();
    run(UPLOAD, publication);
    awaitState(publication, "published");
    assertThat(IMGUR.copies()).hasSize(1);
  }

  @Test
  void givesUpAfterTheLastAttempt() {
    IMGUR.reply(500, Map.of()).reply(502, Map.of()).reply(503, Map.of());
    String url = api.add(TestImages.png(8210));
    long publication = uploaded(url);
    awaitError(publication, "http-500");
    run(UPLOAD, publication);
    awaitError(publication, "http-502");
    run(UPLOAD, publication);
    awaitState(publication, "failed");
    assertThat(IMGUR.requests()).hasSize(3);
    api.open(url).expect(200);
    api.delete(url).expect(200);
    run(WITHDRAWAL, publication);
    awaitGone(publication);
    assertThat(IMGUR.requests()).hasSize(3);
  }

  @Test
  void triesNoMoreWhatIsNotWanted() {
    IMGUR.reply(400, Map.of());
    long publication = uploaded(api.add(TestImages.png(8211)));
    awaitState(publication, "failed");
    assertThat(IMGUR.requests()).hasSize(1);
  }

  @Test
  void copiesNothingLargerThanAllowed() throws IOException {
    BufferedImage noise = new BufferedImage(256, 256, BufferedImage.TYPE_INT_RGB);
    noise.setRGB(0, 0, 256, 256, new Random(1).ints(256 * 256).toArray(), 0, 256);
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(noise, "png", png);
    String url = api.add(png.toByteArray());
    long publication = uploaded(url);
    awaitState(publication, "failed");
    assertThat(column(publication, "error")).isEqualTo("too-large");
    assertThat(IMGUR.requests()).isEmpty();
    api.open(url).expect(200);
  }

  @Test
  void countsAttemptsThatTookTheServerDown() {
    IMGUR.reply(500, Map.of());
    long publication = uploaded(api.add(TestImages.png(8212)));
    awaitError(publication, "http-500");
    jdbc.sql("UPDATE publication SET attempts = 3 WHERE number = ?").param(publication).update();
    run(UPLOAD, publication);
    awaitState(publication, "failed");
    assertThat(IMGUR.requests()).hasSize(1);
  }

  @Test
  void waitsForCreditsInsteadOfTrying() {
    Instant reset = clock.instant().plusSeconds(1800);
    IMGUR.tell(
        Map.of(
            "X-RateLimit-UserRemaining", "9",
            "X-RateLimit-UserReset", Long.toString(reset.getEpochSecond()),
            "X-RateLimit-ClientRemaining", "12000"));
    String first = api.add(TestImages.png(8213));
    awaitState(uploaded(first), "published");
    String second = api.add(TestImages.png(8214));
    long publication = uploaded(second);
    awaitError(publication, "limited");
    assertThat(next(publication).getEpochSecond()).isEqualTo(reset.getEpochSecond());
    run(UPLOAD, publication);
    assertThat(IMGUR.requests()).containsExactly("POST /3/image");
    long withdrawn = publication(first);
    api.delete(first).expect(200);
    run(WITHDRAWAL, withdrawn);
    awaitGone(withdrawn);

    clock.advance(Duration.ofMinutes(31));
    IMGUR.tell(Map.of("X-RateLimit-UserRemaining", "500", "X-RateLimit-ClientRemaining", "12000"));
    run(UPLOAD, publication);
    awaitState(publication, "published");
    assertThat(attempts(publication)).isEqualTo(1);
  }

  @Test
  void waitsAsLongAsItIsTold() {
    IMGUR.reply(429, Map.of("Retry-After", "600"));
    long publication = uploaded(api.add(TestImages.png(8215)));
    awaitError(publication, "limited");
    assertThat(next(publication))
        .isBetween(clock.instant().plusSeconds(500), clock.instant().plusSeconds(600));
    assertThat(attempts(publication)).isZero();
    run(UPLOAD, publication);
    assertThat(IMGUR.requests()).hasSize(1);
    clock.advance(Duration.ofMinutes(11));
    run(UPLOAD, publication);
    awaitState(publication, "published");
  }

  @Test
  void copyGoesWithTheImageWhicheverWayThatEnds() {
    List<String> urls =
        List.of(
            api.add(TestImages.png(8216)), api.add(TestImages.png(8217)),
            api.add(TestImages.png(8218)), api.add(TestImages.png(8219)));
    List<Long> publications = urls.stream().map(this::uploaded).toList();
    publications.forEach(publication -> awaitState(publication, "published"));
    assertThat(IMGUR.copies()).hasSize(4);

    api.delete(urls.get(0)).expect(200);
    run(WITHDRAWAL, publications.get(0));
    awaitGone(publications.get(0));
    api.api().delete(path(urls.get(1))).expect(204);
    run(WITHDRAWAL, publications.get(1));
    awaitGone(publications.get(1));
    api.api().patch(path(urls.get(2)), "{\"visibility\":\"private\"}").expect(200);
    run(WITHDRAWAL, publications.get(2));
    awaitGone(publications.get(2));
    api.api().patch(path(urls.get(3)), "{\"expiresIn\":\"PT1H\"}").expect(200);
    assertThat(IMGUR.copies()).hasSize(1);
    clock.advance(Duration.ofHours(2));
    api.open(urls.get(3)).expect(404);
    jobs.run("image-purge");
    run(WITHDRAWAL, publications.get(3));
    awaitGone(publications.get(3));
    assertThat(IMGUR.copies()).isEmpty();
  }

  @Test
  void copyIsDeletedThoughTheImageIsLongGone() {
    String url = api.add(TestImages.png(8220));
    long publication = uploaded(url);
    awaitState(publication, "published");
    IMGUR.reply(500, Map.of()).drop();
    api.delete(url).expect(200);
    run(WITHDRAWAL, publication);
    awaitError(publication, "http-500");
    run(WITHDRAWAL, publication);
    awaitError(publication, "connection");
    assertThat(IMGUR.copies()).hasSize(1);
    run(WITHDRAWAL, publication);
    awaitGone(publication);
    assertThat(IMGUR.copies()).isEmpty();
  }

  @Test
  void saysWhichCopyItCouldNotDelete(CapturedOutput output) {
    String url = api.add(TestImages.png(8221));
    long publication = uploaded(url);
    awaitState(publication, "published");
    IMGUR.reply(400, Map.of());
    api.delete(url).expect(200);
    run(WITHDRAWAL, publication);
    awaitState(publication, "stranded");
    assertThat(output).contains("Publication[" + publication + " of image").contains("stranded");
  }

  @Test
  void copyThatIsGoneAlreadyNeedsNoDeletion() {
    String url = api.add(TestImages.png(8222));
    long publication = uploaded(url);
    awaitState(publication, "published");
    IMGUR.clear();
    api.delete(url).expect(200);
    run(WITHDRAWAL, publication);
    awaitGone(publication);
    assertThat(IMGUR.requests()).hasSize(1).allMatch(request -> request.startsWith("DELETE "));
  }

  @Test
  void copyThatComesIntoBeingTooLateGoesToo() {
    CountDownLatch held = IMGUR.hold();
    String url = api.add(TestImages.png(8223));
    long publication = publication(url);
    scheduler.reschedule(job(UPLOAD, publication), Instant.ofEpochSecond(1));
    scheduler.triggerCheckForDueExecutions();
    await().atMost(Duration.ofMinutes(2)).until(() -> !IMGUR.requests().isEmpty());
    api.delete(url).expect(200);
    awaitState(publication, "ending");
    run(WITHDRAWAL, publication);
    held.countDown();
    await().atMost(Duration.ofMinutes(2)).until(() -> hash(publication) != null);
    assertThat(IMGUR.copies()).hasSize(1);
    run(WITHDRAWAL, publication);
    awaitGone(publication);
    assertThat(IMGUR.copies()).isEmpty();
  }

  /** As after a server that went down between a change and what follows from it. */
  @Test
  void findsCopiesThatShouldBeGone() {
    String url = api.add(TestImages.png(8224));
    long publication = uploaded(url);
    awaitState(publication, "published");
    jdbc.sql("UPDATE image SET visibility = 'PRIVATE' WHERE key = ?")
        .param(PrntscrnApi.key(url))
        .update();
    jobs.run("publication-sweep");
    run(WITHDRAWAL, publication);
    awaitGone(publication);
    assertThat(IMGUR.copies()).isEmpty();
  }

  @Test
  void tellsNoSecret(CapturedOutput output) {
    IMGUR.reply(500, Map.of());
    String url = api.add(TestImages.png(8225));
    long publication = uploaded(url);
    awaitError(publication, "http-500");
    run(UPLOAD, publication);
    awaitState(publication, "published");
    String hash = IMGUR.hashes().getLast();
    assertThat(hash(publication)).isNotNull().doesNotContain(hash);
    IMGUR.reply(500, Map.of());
    api.delete(url).expect(200);
    run(WITHDRAWAL, publication);
    awaitError(publication, "http-500");
    String rows =
        jdbc.sql("SELECT * FROM publication").query().listOfRows()
            + jdbc.sql("SELECT * FROM scheduled_tasks").query().listOfRows().toString();
    assertThat(rows).doesNotContain(hash, ImgurStub.CLIENT);
    run(WITHDRAWAL, publication);
    awaitGone(publication);
    assertThat(output.toString()).doesNotContain(hash, ImgurStub.CLIENT);
  }

  private static String path(String url) {
    return "/api/v1/images/" + PrntscrnApi.key(url);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** The server's clock is ahead of its scheduler's, so that jobs run when a test says so. */
  private void run(String task, long publication) {
    jobs.run(job(task, publication));
  }

  private static TaskInstanceId job(String task, long publication) {
    return TaskInstanceId.of(task, Long.toString(publication));
  }

  /** After the first attempt. */
  private long uploaded(String url) {
    long publication = publication(url);
    run(UPLOAD, publication);
    return publication;
  }

  private long publication(String url) {
    return jdbc.sql(
            """
            SELECT number FROM publication
            WHERE image = (SELECT number FROM image WHERE key = ?)
            """)
        .param(PrntscrnApi.key(url))
        .query(Long.class)
        .single();
  }

  private long publications() {
    return jdbc.sql("SELECT COUNT(*) FROM publication WHERE created_at >= ?")
        .param(clock.instant().minusSeconds(3600).toEpochMilli())
        .query(Long.class)
        .single();
  }

  private void awaitState(long publication, String state) {
    await().atMost(Duration.ofMinutes(2)).until(() -> state.equals(column(publication, "state")));
  }

  private void awaitError(long publication, String error) {
    await().atMost(Duration.ofMinutes(2)).until(() -> error.equals(column(publication, "error")));
  }

  private void awaitGone(long publication) {
    await().atMost(Duration.ofMinutes(2)).until(() -> column(publication, "state") == null);
  }

  private @Nullable String hash(long publication) {
    return column(publication, "delete_hash");
  }

  private Instant next(long publication) {
    String next = Objects.requireNonNull(column(publication, "next_at"));
    return Instant.ofEpochMilli(Long.parseLong(next));
  }

  private int attempts(long publication) {
    return Integer.parseInt(Objects.requireNonNull(column(publication, "attempts")));
  }

  private @Nullable String column(long publication, String name) {
    return jdbc.sql("SELECT * FROM publication WHERE number = ?")
        .param(publication)
        .query((row, index) -> Optional.ofNullable(row.getString(name)))
        .optional()
        .flatMap(value -> value)
        .orElse(null);
  }
}
