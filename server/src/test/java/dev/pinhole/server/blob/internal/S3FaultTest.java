package dev.pinhole.server.blob.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pinhole.server.S3Server;
import dev.pinhole.server.Wire;
import dev.pinhole.server.platform.Sha256;
import dev.pinhole.server.platform.StorageUnavailableException;
import dev.pinhole.server.s3.S3Bucket;
import dev.pinhole.server.s3.S3Setups;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of chunks when the store or the way there fails. */
class S3FaultTest {
  private static final S3Server SHARED = S3Server.shared();

  private final SetClock clock = new SetClock();
  private final String bucket = SHARED.newBucket();
  @TempDir Path staging;
  @TempDir Path fetched;

  @Test
  void goesOnWhenAStoreThatWasDownIsBack() throws IOException {
    try (S3Server server = S3Server.start()) {
      S3Chunks store = chunks(S3Setups.bucket(server.endpoint(), server.newBucket()));
      StagedChunk chunk = staged(KeepTest.bytes(3000, 1));
      String location = store.place(List.of(chunk)).getFirst();
      server.stop();

      unavailable(() -> store.place(List.of(chunk)));
      unavailable(() -> store.open(location));
      unavailable(() -> store.size(location));
      unavailable(() -> store.delete(location));
      unavailable(() -> store.quarantine(location));
      unavailable(() -> store.list(each -> {}));
      unavailable(store::mark);

      server.restart();
      assertThat(read(store, location)).isEqualTo(Files.readAllBytes(chunk.file()));
      store.delete(location);
      assertThat(store.size(location)).isEmpty();
      assertThat(list(store)).isEmpty();
    }
  }

  @Test
  void tellsThatTheKeyIsWrong() throws IOException {
    S3Chunks store = chunks(S3Setups.bucket(SHARED.endpoint(), bucket, "not-the-secret"));
    StagedChunk chunk = staged(new byte[10]);

    assertThatThrownBy(() -> store.place(List.of(chunk)))
        .isInstanceOf(StorageUnavailableException.class)
        .hasMessageContaining("403")
        .message()
        .doesNotContain("not-the-secret");
  }

  @Test
  void givesUpOnAStoreThatDoesNotAnswer() throws IOException {
    S3Chunks good = chunks(S3Setups.bucket(SHARED.endpoint(), bucket));
    String location = good.place(List.of(staged(new byte[10]))).getFirst();
    try (Wire wire = new Wire(SHARED.port())) {
      S3Chunks store = chunks(S3Setups.impatient(wire.address(), bucket));
      wire.silence();

      unavailable(() -> store.open(location));
    }
  }

  @Test
  void fetchesAgainWhatBrokeOff() throws IOException {
    byte[] bytes = KeepTest.bytes(300_000, 2);
    try (Wire wire = new Wire(SHARED.port())) {
      S3Chunks store = chunks(S3Setups.bucket(wire.address(), bucket));
      String location = store.place(List.of(staged(bytes))).getFirst();
      wire.cut(1, 100_000);

      assertThat(read(store, location)).isEqualTo(bytes);
      assertThat(wire.cutsLeft()).isZero();
    }
  }

  @Test
  void givesNothingOfABodyThatKeepsBreakingOff() throws IOException {
    try (Wire wire = new Wire(SHARED.port())) {
      S3Chunks store = chunks(S3Setups.bucket(wire.address(), bucket));
      String location = store.place(List.of(staged(KeepTest.bytes(300_000, 3)))).getFirst();
      wire.cut(1000, 100_000);

      unavailable(() -> store.open(location));
      unavailable(() -> store.open(location, 1000, 200_000));
    }
    try (Stream<Path> left = Files.list(fetched)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void leavesNothingOfABlobThatCouldNotBePlacedAsAWhole() throws IOException {
    S3Chunks store = chunks(S3Setups.bucket(SHARED.endpoint(), bucket));
    List<StagedChunk> blob = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      blob.add(staged(KeepTest.bytes(2000, 10 + i)));
    }
    StagedChunk other = blob.get(11);
    blob.set(11, new StagedChunk("0".repeat(64), other.size(), other.file(), null));

    assertThatThrownBy(() -> store.place(blob)).isInstanceOf(IOException.class);
    assertThat(list(store)).isEmpty();
  }

  @Test
  void keepsChunksThatAreSentInParts() throws IOException {
    S3Chunks store = chunks(S3Setups.bucket(SHARED.endpoint(), bucket));
    byte[] bytes = KeepTest.bytes(20 * 1024 * 1024 + 17, 4);

    String location = store.place(List.of(staged(bytes))).getFirst();

    assertThat(store.size(location)).hasValue(bytes.length);
    assertThat(read(store, location)).isEqualTo(bytes);
  }

  @Test
  void readsARangeAndNoMore() throws IOException {
    S3Chunks store = chunks(S3Setups.bucket(SHARED.endpoint(), bucket));
    byte[] bytes = KeepTest.bytes(5000, 5);
    String location = store.place(List.of(staged(bytes))).getFirst();

    try (SeekableByteChannel range = store.open(location, 1000, 70)) {
      assertThat(range.size()).isEqualTo(5000);
      assertThat(range.position()).isEqualTo(1000);
      assertThat(Channels.newInputStream(range.position(1010)).readAllBytes())
          .containsExactly(Arrays.copyOfRange(bytes, 1010, 1070));
      assertThatThrownBy(() -> range.position(0)).isInstanceOf(IOException.class);
    }
    try (Stream<Path> left = Files.list(fetched)) {
      assertThat(left).isEmpty();
    }
  }

  private S3Chunks chunks(S3Bucket in) {
    return new S3Chunks(in, () -> fetched.resolve(UUID.randomUUID().toString()), clock);
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void unavailable(Work work) {
    assertThatThrownBy(work::run).isInstanceOf(StorageUnavailableException.class);
  }

  private StagedChunk staged(byte[] content) throws IOException {
    Path file = Files.write(Files.createTempFile(staging, "chunk", ""), content);
    MessageDigest digest = Sha256.digest();
    digest.update(content);
    return new StagedChunk(Sha256.finish(digest), content.length, file, null);
  }

  private static byte[] read(S3Chunks store, String location) throws IOException {
    try (SeekableByteChannel channel = store.open(location)) {
      return Channels.newInputStream(channel).readAllBytes();
    }
  }

  private static List<StoredChunk> list(S3Chunks store) throws IOException {
    List<StoredChunk> files = new ArrayList<>();
    store.list(files::add);
    return files;
  }
}
