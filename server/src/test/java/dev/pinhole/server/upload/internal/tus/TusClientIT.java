package dev.pinhole.server.upload.internal.tus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.server.PackagedServer;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestDatabase;
import dev.pinhole.server.TestStorage;
import dev.pinhole.server.image.ImageApi;
import dev.pinhole.server.image.TestImages;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.zip.ZipInputStream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A client that others wrote, and connections and servers that break. */
@Timeout(300)
class TusClientIT {
  private static final int SIZE = 20_000_000;
  private static final int HALF = SIZE / 2;

  /** What a few requests have besides the file's bytes. */
  private static final int HEADERS = 16 * 1024;

  @TempDir Path folder;

  private final byte[] image = TestImages.largePng(8600, SIZE);
  private Path file = Path.of("");
  private PackagedServer.Home home =
      new PackagedServer.Home(Path.of(""), "", new TestStorage(List.of(), null));

  @BeforeEach
  void writeFile() throws IOException {
    file = Files.write(folder.resolve("photo.png"), image);
    home = PackagedServer.Home.fresh(folder.resolve("data"));
  }

  @Test
  void goesOnWhereTheConnectionWasCut() throws IOException {
    try (PackagedServer server = PackagedServer.start(home, List.of());
        CuttingProxy proxy = new CuttingProxy(port(server), HALF, () -> {});
        TusClient client = client(proxy, server)) {
      List<JsonNode> said = client.lines();
      long offset = resumedAt(said);
      assertThat(offset).isGreaterThan(HALF - HEADERS);
      assertThat(proxy.sentAfterCut()).isLessThan(image.length - offset + HEADERS);
      assertKept(server, said);
    }
  }

  @Test
  void goesOnAfterTheServerWasKilled() throws Exception {
    List<JsonNode> said;
    CompletableFuture<PackagedServer> first = new CompletableFuture<>();
    first.complete(PackagedServer.start(home, List.of()));
    try (CuttingProxy proxy =
            new CuttingProxy(port(first.join()), HALF, () -> killOnceHalfIsDurable(first.join()));
        TusClient client = client(proxy, first.join())) {
      Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> !first.join().isAlive());
      try (PackagedServer second = PackagedServer.start(home, List.of())) {
        proxy.leadTo(port(second));
        said = client.lines();
        long offset = resumedAt(said);
        assertThat(offset).isGreaterThanOrEqualTo(8 * 1024 * 1024);
        assertThat(proxy.sentAfterCut()).isLessThan(image.length - offset + HEADERS);
        assertKept(second, said);
      }
    }
  }

  @Test
  void admitsWhatWasCompleteWhenTheServerWasKilled() throws Exception {
    byte[] small = TestImages.largePng(8601, 200_000);
    String upload;
    try (PackagedServer server = PackagedServer.start(home, List.of())) {
      TestApi api = server.api().asAdmin();
      new ImageApi(api).raw("", TestImages.png(8602)).expect(201);
      TusApi tus = new TusApi(api);
      upload = tus.created(small.length);
      List<ProcessHandle> workers = server.workers();
      try {
        signal("-STOP", workers);
        CompletableFuture<?> answer =
            CompletableFuture.supplyAsync(() -> tus.append(upload, 0, small))
                .thenApply(TestApi.Answer::response)
                .thenApply(HttpResponse::statusCode);
        awaitReceived(small.length);
        tus.head(upload).expect(423);
        server.kill();
        assertThat(answer).failsWithin(Duration.ofSeconds(30));
      } finally {
        workers.forEach(ProcessHandle::destroyForcibly);
      }
    }
    try (PackagedServer server = PackagedServer.start(home, List.of())) {
      TestApi api = server.api().asAdmin();
      String key = new TusApi(api).head(upload).expect(204).header("Pinhole-Image");
      assertThat(original(api, key)).isEqualTo(small);
    }
  }

  @Test
  void tellsTheClientWhyAnImageIsRefused() throws IOException {
    Files.writeString(file, "no image at all");
    try (PackagedServer server = PackagedServer.start(home, List.of());
        CuttingProxy proxy = new CuttingProxy(port(server), SIZE, () -> {});
        TusClient client = client(proxy, server)) {
      JsonNode last = client.lines().getLast();
      assertThat(last.path("status").asInt()).isEqualTo(415);
      assertThat(last.path("body").asString()).contains("unsupported-format");
    }
  }

  private TusClient client(CuttingProxy proxy, PackagedServer server) throws IOException {
    String token =
        server
            .api()
            .asAdmin()
            .request("/")
            .build()
            .headers()
            .firstValue("Authorization")
            .orElseThrow()
            .substring("Bearer ".length());
    return new TusClient(proxy.port(), token, file, folder.resolve("uploads.json"));
  }

  private void killOnceHalfIsDurable(PackagedServer server) {
    awaitReceived(8 * 1024 * 1024);
    try {
      server.kill();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Until the server would acknowledge so many bytes. */
  private void awaitReceived(long bytes) {
    try (var pool = TestDatabase.pool(home.database())) {
      Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> received(pool) >= bytes);
    }
  }

  private static long received(DataSource database) {
    return JdbcClient.create(database)
        .sql("SELECT COALESCE(MAX(received), 0) FROM tus_upload")
        .query(Long.class)
        .single();
  }

  private static void signal(String signal, List<ProcessHandle> processes) throws Exception {
    assertThat(processes).isNotEmpty();
    for (ProcessHandle process : processes) {
      int exit = new ProcessBuilder("kill", signal, "" + process.pid()).start().waitFor();
      assertThat(exit).isZero();
    }
  }

  private static int port(PackagedServer server) {
    return server.api().port();
  }

  private static long resumedAt(List<JsonNode> said) {
    return said.stream()
        .filter(line -> line.path("method").asString().equals("HEAD"))
        .filter(line -> line.path("status").asInt() == 204)
        .mapToLong(line -> line.path("offset").asLong())
        .findFirst()
        .orElseThrow(() -> new AssertionError(said.toString()));
  }

  private void assertKept(PackagedServer server, List<JsonNode> said) throws IOException {
    String key = said.getLast().path("image").asString();
    assertThat(key).as(said.toString()).hasSize(22);
    assertThat(original(server.api().asAdmin(), key)).isEqualTo(image);
  }

  private static byte[] original(TestApi api, String key) throws IOException {
    byte[] archive = api.get("/api/v1/archive?keys=" + key).expect(200).body();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      zip.getNextEntry();
      return zip.readAllBytes();
    }
  }
}
