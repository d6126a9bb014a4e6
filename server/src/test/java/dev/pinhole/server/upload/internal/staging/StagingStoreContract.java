package dev.pinhole.server.upload.internal.staging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pinhole.server.platform.Ids;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every staging store does, by the requests that it signs. Each backend has a test class that
 * extends this one and says how a request gets to it.
 */
public abstract class StagingStoreContract {
  protected static final int PART = 5 * 1024 * 1024;

  private final String key = Ids.next();
  private StagingStore store;

  /** A new store, with nothing in it. */
  protected abstract StagingStore create() throws IOException;

  /** The present of the store. */
  protected abstract Instant now();

  /** The status that the request gets with this body. */
  protected abstract int send(SignedRequest request, byte[] body)
      throws IOException, InterruptedException;

  /**
   * A part of a transfer that is over is refused.
   *
   * @param status of the answer
   */
  protected void requireNotTaken(StagingStore of, String name, String transfer, int status)
      throws IOException {
    assertThat(status).isBetween(400, 499);
  }

  @BeforeEach
  void createStore() throws IOException {
    store = create();
  }

  @Test
  void givesBackWhatWasSent() throws Exception {
    byte[] body = bytes("an image");

    assertThat(send(whole(body), body)).isEqualTo(200);

    assertThat(store.size(key)).hasValue(body.length);
    assertThat(read()).isEqualTo(body);
  }

  @Test
  void replacesWhatIsSentAgain() throws Exception {
    byte[] first = bytes("first one");
    byte[] second = bytes("second 1!");
    SignedRequest request = whole(first);
    send(request, first);

    assertThat(send(request, second)).isEqualTo(200);

    assertThat(read()).isEqualTo(second);
  }

  @Test
  void hasNothingBeforeItIsSent() throws IOException {
    assertThat(store.size(key)).isEmpty();
    assertThatThrownBy(this::read).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void takesAnyLengthAndTypeWhereThatIsOpen() throws Exception {
    SignedRequest request = store.putOpen(key, 1000, now().plusSeconds(60));
    assertThat(request.headers()).isEmpty();

    for (byte[] body : List.of(bytes("an image"), bytes("another image"))) {
      assertThat(send(request, body)).isEqualTo(200);
      assertThat(read()).isEqualTo(body);
    }
  }

  @Test
  void takesNoOtherLength() throws Exception {
    byte[] body = bytes("an image");
    SignedRequest request = whole(body);

    assertThat(send(request, bytes("an image and more"))).isBetween(400, 499);
    assertThat(send(request, bytes("an"))).isBetween(400, 499);

    assertThat(store.size(key)).isEmpty();
  }

  @Test
  void takesNothingAfterTheEnd() throws Exception {
    byte[] body = bytes("an image");
    SignedRequest late = store.put(key, body.length, "image/png", now().minusSeconds(2));

    assertThat(send(late, body)).isEqualTo(403);

    assertThat(store.size(key)).isEmpty();
  }

  @Test
  void takesNothingUnderAnotherKey() throws Exception {
    byte[] body = bytes("an image");
    String other = Ids.next();
    SignedRequest request = whole(body);
    SignedRequest forged =
        new SignedRequest(
            request.method(),
            request.url().replace(key, other),
            request.headers(),
            request.expiresAt());

    assertThat(send(forged, body)).isEqualTo(403);

    assertThat(store.size(other)).isEmpty();
  }

  @Test
  void joinsPartsInTheirOrder() throws Exception {
    byte[] file = random(2 * PART + 17);
    String transfer = store.begin(key, "image/png");
    sendPart(transfer, 3, file);
    sendPart(transfer, 1, file);
    assertThat(store.parts(key, transfer))
        .containsExactly(new StagedPart(1, PART), new StagedPart(3, 17));
    sendPart(transfer, 2, file);

    store.join(key, transfer);

    assertThat(store.size(key)).hasValue(file.length);
    assertThat(read()).isEqualTo(file);
    store.join(key, transfer);
    assertThat(read()).as("joined again").isEqualTo(file);
    assertThat(store.parts(key, transfer)).isEmpty();
  }

  @Test
  void replacesAPartThatIsSentAgain() throws Exception {
    byte[] first = random(PART + 3);
    byte[] second = first.clone();
    second[0]++;
    String transfer = store.begin(key, "image/png");
    sendPart(transfer, 1, first);
    sendPart(transfer, 2, first);
    sendPart(transfer, 1, second);

    store.join(key, transfer);

    assertThat(read()).isEqualTo(second);
  }

  @Test
  void hasNoObjectBeforePartsAreJoined() throws Exception {
    byte[] file = random(PART + 3);
    String transfer = store.begin(key, "image/png");
    assertThat(store.parts(key, transfer)).isEmpty();

    sendPart(transfer, 1, file);

    assertThat(store.size(key)).isEmpty();
  }

  @Test
  void deletesObjects() throws Exception {
    byte[] body = bytes("an image");
    send(whole(body), body);

    store.delete(key);

    assertThat(store.size(key)).isEmpty();
    store.delete(key);
  }

  @Test
  void deletesJoinedObjects() throws Exception {
    byte[] file = random(PART + 3);
    String transfer = store.begin(key, "image/png");
    sendPart(transfer, 1, file);
    sendPart(transfer, 2, file);
    store.join(key, transfer);

    store.delete(key);

    assertThat(store.size(key)).isEmpty();
  }

  /** What a store says of a transfer that was aborted. */
  protected void requireOver(StagingStore of, String name, String transfer) throws IOException {
    assertThatThrownBy(() -> of.parts(name, transfer)).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void takesNoPartsAfterTheTransferWasAborted() throws Exception {
    byte[] file = random(PART + 3);
    String transfer = store.begin(key, "image/png");
    sendPart(transfer, 1, file);

    store.abort(key, transfer);

    requireOver(store, key, transfer);
    int late = send(part(transfer, 2, file), last(file));
    requireNotTaken(store, key, transfer, late);
    store.abort(key, transfer);
  }

  @Test
  void sweepsWhatNobodyWaitsFor() throws Exception {
    byte[] body = bytes("an image");
    send(whole(body), body);
    String parted = Ids.next();
    String transfer = store.begin(parted, "image/png");

    store.sweep(now().minus(Duration.ofHours(1)), name -> false);
    assertThat(store.size(key)).as("young").hasValue(body.length);
    store.sweep(now().plus(Duration.ofHours(1)), name -> true);
    assertThat(store.size(key)).as("awaited").hasValue(body.length);

    store.sweep(now().plus(Duration.ofHours(1)), name -> false);
    assertThat(store.size(key)).isEmpty();
    byte[] file = random(PART + 3);
    int late = send(store.putPart(parted, transfer, 2, 3, end()), last(file));
    requireNotTaken(store, parted, transfer, late);
  }

  private void sendPart(String transfer, int number, byte[] file)
      throws IOException, InterruptedException {
    int from = (number - 1) * PART;
    byte[] bytes = Arrays.copyOfRange(file, from, Math.min(from + PART, file.length));
    assertThat(send(part(transfer, number, file), bytes)).isEqualTo(200);
  }

  private SignedRequest part(String transfer, int number, byte[] file) {
    long length = Math.min(PART, file.length - (number - 1L) * PART);
    return store.putPart(key, transfer, number, length, end());
  }

  private static byte[] last(byte[] file) {
    return Arrays.copyOfRange(file, PART, file.length);
  }

  private SignedRequest whole(byte[] body) {
    return store.put(key, body.length, "image/png", end());
  }

  private Instant end() {
    return now().plus(Duration.ofMinutes(5));
  }

  private byte[] read() throws IOException {
    try (InputStream in = store.open(key)) {
      return in.readAllBytes();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }
}
