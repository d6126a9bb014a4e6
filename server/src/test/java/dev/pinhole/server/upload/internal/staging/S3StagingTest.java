package dev.pinhole.server.upload.internal.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pinhole.server.S3Server;
import dev.pinhole.server.s3.S3Setups;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;

class S3StagingTest extends StagingStoreContract {
  private static final S3Server SERVER = S3Server.shared();

  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    http.close();
  }

  @Override
  protected StagingStore create() {
    String bucket = SERVER.newBucket();
    return new S3StagingStore(
        S3Setups.bucket(SERVER.endpoint(), bucket),
        S3Setups.transfers(SERVER.endpoint(), bucket),
        S3Setups.signer(SERVER.endpoint(), bucket));
  }

  @Override
  protected Instant now() {
    return Clock.systemUTC().instant();
  }

  /** Amazon answers 404. S3Proxy knows of no parts. */
  @Override
  protected void requireOver(StagingStore of, String name, String transfer) throws IOException {
    assertThat(of.parts(name, transfer)).isEmpty();
  }

  /** Amazon answers 404. S3Proxy takes the part all the same; at least it makes no object. */
  @Override
  protected void requireNotTaken(StagingStore of, String name, String transfer, int status)
      throws IOException {
    assertThat(of.size(name)).isEmpty();
  }

  /** No signature is shorter than a second: what is to be late waits for its end. */
  @Override
  protected int send(SignedRequest request, byte[] body) throws IOException, InterruptedException {
    if (request.expiresAt().isBefore(now().plusSeconds(10))) {
      await().until(() -> now().isAfter(request.expiresAt().plusSeconds(2)));
    }
    HttpRequest.Builder put =
        HttpRequest.newBuilder(URI.create(request.url())).PUT(BodyPublishers.ofByteArray(body));
    request.headers().forEach(put::header);
    return http.send(put.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.discarding())
        .statusCode();
  }
}
