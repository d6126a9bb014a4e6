package dev.pinhole.server.blob.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pinhole.server.S3Server;
import dev.pinhole.server.TestDatabase;
import dev.pinhole.server.Wire;
import dev.pinhole.server.blob.BlobId;
import dev.pinhole.server.blob.BlobTooLargeException;
import dev.pinhole.server.blob.StagedBlob;
import dev.pinhole.server.platform.Sha256;
import dev.pinhole.server.platform.StorageUnavailableException;
import dev.pinhole.server.s3.S3Bucket;
import dev.pinhole.server.s3.S3Setups;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Bytes that clients have sent to the bucket: copied there, then read, kept or let go. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class S3CopyTest {
  private static final S3Server SERVER = S3Server.shared();
  private static final String SENT = "staging/sent";
  private static final byte[] BYTES = KeepTest.bytes(1000, 31);
  private static final byte[] OTHERS = KeepTest.bytes(1000, 32);

  private final String name = SERVER.newBucket();
  private final S3Bucket bucket = S3Setups.bucket(SERVER.endpoint(), name);
  private final Wire wire = new Wire(SERVER.port());
  private final BlobWorld world;

  S3CopyTest(TestDatabase database) throws IOException {
    world = new BlobWorld(database.migrated(), BlobWorld.settings(0, 1), this::overTheWire);
  }

  private ChunkStore overTheWire(BlobWorld blobs) {
    return new S3Chunks(S3Setups.bucket(wire.address(), name), blobs.staging::newFile, blobs.clock);
  }

  @AfterEach
  void close() throws IOException {
    world.close();
    wire.close();
  }

  @Test
  void keepsTheCopyWithoutSendingItBack() throws IOException {
    send(BYTES);
    String copy;
    BlobId id;
    try (StagedBlob staged = stage(BYTES.length)) {
      copy = onlyChunk();
      assertThat(Files.readAllBytes(staged.parts().getFirst())).isEqualTo(BYTES);
      id = keep(staged);
    }

    assertThat(world.locations()).containsExactly(copy);
    assertThat(world.chunkFiles()).containsExactly(copy);
    assertThat(world.read(id)).isEqualTo(BYTES);
    assertThat(bucket.size(SENT)).as("the object is the client's").hasValue(BYTES.length);
    requireClean();
  }

  @Test
  void keepsWhatWasHashedWhereTheClientSendsAgainMeanwhile() throws IOException {
    send(BYTES);
    UnaryOperator<InputStream> sendingAgain =
        in -> {
          send(OTHERS);
          return in;
        };
    BlobId id;
    try (StagedBlob staged = world.blobs.stageObject(SENT, BYTES.length, sendingAgain)) {
      send(OTHERS);
      assertThat(staged.id().sha256()).isEqualTo(Sha256.hex(BYTES));
      id = keep(staged);
      send(OTHERS);
    }

    assertThat(world.read(id)).isEqualTo(BYTES);
    requireClean();
  }

  @Test
  void keepsWhatWasHashedOfAFileOfManyChunks() throws IOException {
    byte[] many = KeepTest.bytes(5000, 33);
    send(many);
    BlobId id;
    try (StagedBlob staged = stage(5000)) {
      send(KeepTest.bytes(5000, 34));
      assertThat(staged.parts()).hasSize(5);
      assertThat(world.chunkFiles()).isEmpty();
      id = keep(staged);
    }

    assertThat(world.read(id)).isEqualTo(many);
    requireClean();
  }

  @Test
  void discardsTheCopyOfWhatIsNotKept() throws IOException {
    send(BYTES);

    stage(BYTES.length).close();

    assertThat(world.chunkFiles()).isEmpty();
    requireClean();
  }

  @Test
  void discardsTheCopyOfWhatIsKeptAlready() throws IOException {
    BlobId id = world.keep(BYTES);
    send(BYTES);
    try (StagedBlob staged = stage(BYTES.length)) {
      assertThat(keep(staged)).isEqualTo(id);
    }

    assertThat(world.chunkFiles()).isEqualTo(world.locations()).hasSize(1);
    assertThat(world.read(id)).isEqualTo(BYTES);
    requireClean();
  }

  @Test
  void sendsTheBytesWhereTheFirstTransactionFails() throws IOException {
    send(BYTES);
    int[] tries = {0};
    BlobId id;
    try (StagedBlob staged = stage(BYTES.length)) {
      id =
          world.blobs.keep(
              staged,
              () -> {
                if (tries[0]++ == 0) {
                  throw new ChunkGoneException("for this test");
                }
                return world.hold(staged.id(), UUID.randomUUID().toString());
              });
    }

    assertThat(tries[0]).isEqualTo(2);
    assertThat(world.chunkFiles()).isEqualTo(world.locations()).hasSize(1);
    assertThat(world.read(id)).isEqualTo(BYTES);
    requireClean();
  }

  @Test
  void leavesNothingWhereTheTransactionFails() throws IOException {
    send(BYTES);
    try (StagedBlob staged = stage(BYTES.length)) {
      assertThatThrownBy(() ->
              world.blobs.keep(
                  staged,
                  () -> {
                    throw new IllegalArgumentException("no room");
                  }))
          .hasMessage("no room");
    }

    assertThat(world.chunkFiles()).isEmpty();
    requireClean();
  }

  @Test
  void trustsNoCopyThatTheSweeperMayHaveTaken() throws IOException {
    send(BYTES);
    BlobId id;
    try (StagedBlob staged = stage(BYTES.length)) {
      world.clock.advance(Duration.ofHours(2));
      assertThat(world.store.sweeper().sweep().files()).isEqualTo(1);
      id = keep(staged);
    }

    assertThat(world.read(id)).isEqualTo(BYTES);
    requireClean();
  }

  @Test
  void makesWholeWhatIsMissing() throws IOException {
    BlobId id = world.keep(BYTES);
    world.chunks.delete(world.locationOf(id, 0));
    send(BYTES);
    try (StagedBlob staged = stage(BYTES.length)) {
      world.blobs.mend(staged);
    }

    assertThat(world.read(id)).isEqualTo(BYTES);
    requireClean();
  }

  @Test
  void refusesWhatIsLongerOrMissing() throws IOException {
    assertThatThrownBy(() -> stage(1000)).isInstanceOf(NoSuchFileException.class);
    send(BYTES);
    assertThatThrownBy(() -> stage(999)).isInstanceOf(BlobTooLargeException.class);
    try (StagedBlob staged = stage(1001)) {
      assertThat(staged.size()).isEqualTo(1000);
    }
    send(new byte[0]);
    try (StagedBlob staged = stage(1000)) {
      assertThat(staged.size()).isZero();
    }

    assertThat(world.chunkFiles()).isEmpty();
    requireClean();
  }

  @Test
  void leavesNothingWhereReadingTheCopyFails() throws IOException {
    send(BYTES);

    assertThatThrownBy(() -> world.blobs.stageObject(SENT, BYTES.length, S3CopyTest::broken))
        .hasMessage("connection reset");

    assertThat(world.chunkFiles()).isEmpty();
    requireClean();
  }

  @Test
  void leavesToTheSweeperWhatAStoreThatIsGoneStillHas() throws IOException {
    send(BYTES);
    UnaryOperator<InputStream> lastBytes =
        in -> {
          wire.close();
          return broken(in);
        };

    assertThatThrownBy(() -> world.blobs.stageObject(SENT, BYTES.length, lastBytes))
        .hasMessage("connection reset");

    requireNothingStaged();
    S3Chunks back = new S3Chunks(bucket, world.staging::newFile, world.clock);
    Sweeper sweeper =
        new Sweeper(
            back, new ChunkRows(new JdbcTemplate(world.dataSource)), world.clock, Duration.ZERO);
    assertThat(sweeper.sweep()).as("young").isEqualTo(FileTotal.NOTHING);
    world.clock.advance(Duration.ofHours(2));
    assertThat(sweeper.sweep()).isEqualTo(new FileTotal(1, BYTES.length));
  }

  @Test
  void tellsThatTheStoreDoesNotAnswer() {
    send(BYTES);
    wire.close();

    assertThatThrownBy(() -> stage(BYTES.length)).isInstanceOf(StorageUnavailableException.class);
  }

  @Test
  void keepsNothingThatTheSenderSaidOfTheBytes() throws IOException {
    send(BYTES);
    try (StagedBlob staged = stage(BYTES.length)) {
      keep(staged);
    }

    assertThat(S3Setups.contentType(SERVER.endpoint(), name, "chunks/" + onlyChunk()))
        .isEqualTo("application/octet-stream");
  }

  private static InputStream broken(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        throw new IOException("connection reset");
      }
    };
  }

  private void send(byte[] bytes) {
    try {
      bucket.put(SENT, bytes, Sha256.hex(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private StagedBlob stage(long bytes) throws IOException {
    return world.blobs.stageObject(SENT, bytes, in -> in);
  }

  private BlobId keep(StagedBlob staged) throws IOException {
    return world.blobs.keep(staged, () -> world.hold(staged.id(), UUID.randomUUID().toString()));
  }

  private String onlyChunk() throws IOException {
    List<String> all = world.chunkFiles();
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private void requireClean() throws IOException {
    requireNothingStaged();
    assertThat(world.check(false)).contains("Clean.");
  }

  private void requireNothingStaged() throws IOException {
    assertThat(world.stagingFiles()).isEmpty();
  }
}
