package dev.pinhole.server.upload.internal.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.pinhole.server.S3Server;
import dev.pinhole.server.Wire;
import dev.pinhole.server.platform.StorageUnavailableException;
import dev.pinhole.server.s3.S3Setups;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class S3StagingStoreTest {
  private static final S3Server SERVER = S3Server.shared();
  private static final int PART = 5 * 1024 * 1024;

  private final String bucket = SERVER.newBucket();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Instant later = Clock.systemUTC().instant().plus(Duration.ofHours(1));
  private final S3StagingStore store = store(SERVER.endpoint());

  private S3StagingStore store(URI endpoint) {
    return new S3StagingStore(
        S3Setups.bucket(endpoint, bucket),
        S3Setups.transfers(endpoint, bucket),
        S3Setups.signer(endpoint, bucket));
  }

  @AfterEach
  void close() {
    http.close();
  }

  @Test
  void takesWhatWasSigned() throws Exception {
    byte[] bytes = bytes(70_000);
    SignedRequest request = store.put("a", bytes.length, "image/png", later);
    assertThat(request.headers().keySet())
        .allSatisfy(name -> assertThat(name).isEqualToIgnoringCase("Content-Type"));

    assertThat(send(request, bytes)).isEqualTo(200);
    assertThat(send(request, bytes)).as("again").isEqualTo(200);

    assertThat(store.size("a")).hasValue(70_000);
    assertThat(read("a")).isEqualTo(bytes);
    store.delete("a");
    store.delete("a");
    assertThat(store.size("a")).isEmpty();
    assertThatThrownBy(() -> store.open("a")).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void refusesAnotherLengthTypeOrKey() throws Exception {
    SignedRequest request = store.put("b", 1000, "image/png", later);

    assertThat(send(request, bytes(1001))).isEqualTo(403);
    assertThat(send(request, bytes(999))).isEqualTo(403);
    assertThat(send(request.url(), "text/html", bytes(1000))).isEqualTo(403);
    assertThat(send(request.url().replace("staging/b", "staging/c"), "image/png", bytes(1000)))
        .isEqualTo(403);
    assertThat(store.size("b")).isEmpty();
    assertThat(store.size("c")).isEmpty();
  }

  @Test
  void refusesARequestThatHasExpired() {
    SignedRequest request =
        store.put("d", 10, "image/png", Clock.systemUTC().instant().plusSeconds(2));

    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> send(request, bytes(10)), status -> status == 403);
  }

  @Test
  void signsForTheAddressThatClientsUse() throws Exception {
    try (Wire proxy = new Wire(SERVER.port())) {
      S3StagingStore behindProxy =
          new S3StagingStore(
              S3Setups.bucket(SERVER.endpoint(), bucket),
              S3Setups.transfers(SERVER.endpoint(), bucket),
              S3Setups.signer(proxy.address(), bucket));

      SignedRequest request = behindProxy.put("e", 10, "image/png", later);

      assertThat(request.url()).startsWith(proxy.address() + "/" + bucket + "/kept/staging/e?");
      assertThat(send(request, bytes(10))).isEqualTo(200);
      assertThat(behindProxy.size("e")).hasValue(10);
    }
  }

  @Test
  void joinsPartsThatCameInAnyOrder() throws Exception {
    byte[] bytes = bytes(2 * PART + 100);
    String transfer = store.begin("f", "image/png");
    for (int number : List.of(3, 1, 2)) {
      byte[] part = part(bytes, number);
      assertThat(send(store.putPart("f", transfer, number, part.length, later), part))
          .isEqualTo(200);
    }
    assertThat(store.parts("f", transfer))
        .containsExactly(new StagedPart(1, PART), new StagedPart(2, PART), new StagedPart(3, 100));

    store.join("f", transfer);
    store.join("f", transfer);

    assertThat(read("f")).isEqualTo(bytes);
    assertThat(store.parts("f", transfer)).isEmpty();
  }

  @Test
  void refusesAPartOfAnotherLength() throws Exception {
    String transfer = store.begin("g", "image/png");

    assertThat(send(store.putPart("g", transfer, 1, 100, later), bytes(101))).isEqualTo(403);

    assertThat(store.parts("g", transfer)).isEmpty();
    store.abort("g", transfer);
    store.abort("g", transfer);
    assertThatThrownBy(() -> store.join("g", transfer)).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void readsOnWhereAConnectionBroke() throws Exception {
    byte[] bytes = bytes(900_000);
    send(store.put("h", bytes.length, "image/png", later), bytes);
    try (Wire wire = new Wire(SERVER.port());
        InputStream in = openCut(store(wire.address()), wire, 2)) {
      assertThat(in.readAllBytes()).isEqualTo(bytes);
      assertThat(wire.cutsLeft()).isZero();
    }
    try (Wire wire = new Wire(SERVER.port());
        InputStream in = openCut(store(wire.address()), wire, 1000)) {
      assertThatThrownBy(in::readAllBytes).isInstanceOf(IOException.class);
    }
  }

  @Test
  void neverReadsOnInAnotherObject() throws Exception {
    byte[] bytes = bytes(900_000);
    SignedRequest request = store.put("i", bytes.length, "image/png", later);
    send(request, bytes);
    try (Wire wire = new Wire(SERVER.port());
        InputStream in = openCut(store(wire.address()), wire, 1)) {
      bytes[bytes.length - 1] ^= 1;
      send(request, bytes);
      assertThatThrownBy(in::readAllBytes).isInstanceOf(IOException.class);
    }
  }

  @Test
  void tellsThatTheStoreIsDown() throws Exception {
    try (S3Server own = S3Server.start()) {
      String there = own.newBucket();
      S3StagingStore staging =
          new S3StagingStore(
              S3Setups.bucket(own.endpoint(), there),
              S3Setups.transfers(own.endpoint(), there),
              S3Setups.signer(own.endpoint(), there));
      String transfer = staging.begin("j", "image/png");
      own.stop();

      assertThat(staging.put("j", 10, "image/png", later).url()).isNotEmpty();
      for (Work work :
          List.<Work>of(
              () -> staging.begin("k", "image/png"),
              () -> staging.parts("j", transfer),
              () -> staging.join("j", transfer),
              () -> staging.abort("j", transfer),
              () -> staging.size("j"),
              () -> staging.open("j"),
              () -> staging.delete("j"))) {
        assertThatThrownBy(work::run).isInstanceOf(StorageUnavailableException.class);
      }
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static InputStream openCut(S3StagingStore through, Wire wire, int times)
      throws IOException {
    wire.cut(times, times > 2 ? 100_000 : 300_000);
    return through.open(times == 1 ? "i" : "h");
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private static byte[] part(byte[] bytes, int number) {
    return Arrays.copyOfRange(bytes, (number - 1) * PART, Math.min(bytes.length, number * PART));
  }

  private byte[] read(String key) throws IOException {
    try (InputStream in = store.open(key)) {
      return in.readAllBytes();
    }
  }

  private int send(SignedRequest request, byte[] body) throws Exception {
    return send(request.url(), request.headers().getOrDefault("Content-Type", ""), body);
  }

  private int send(String url, String type, byte[] body) throws Exception {
    HttpRequest.Builder put =
        HttpRequest.newBuilder(URI.create(url)).PUT(BodyPublishers.ofByteArray(body));
    if (!type.isEmpty()) {
      put.header("Content-Type", type);
    }
    return http.send(put.build(), BodyHandlers.discarding()).statusCode();
  }
}
