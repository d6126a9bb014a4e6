package dev.pinhole.server.blob.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pinhole.server.ChunkFiles;
import dev.pinhole.server.TestDatabase;
import dev.pinhole.server.blob.BlobId;
import dev.pinhole.server.blob.BlobTooLargeException;
import dev.pinhole.server.blob.CorruptBlobException;
import dev.pinhole.server.blob.StagedBlob;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class KeepTest {
  private final BlobWorld world;

  KeepTest(TestDatabase database) {
    world = new BlobWorld(database);
  }

  @AfterEach
  void close() throws IOException {
    world.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1023, 1024, 1025, 10_000})
  void givesBackWhatWasKept(int size) throws IOException {
    byte[] bytes = bytes(size, 1);

    BlobId id = world.keep(bytes);

    assertThat(world.read(id)).isEqualTo(bytes);
    assertThat(world.chunkFiles()).hasSize((size + 1023) / 1024);
    assertThat(world.stagingFiles()).isEmpty();
  }

  @Test
  void keepsEqualChunksOnce() throws IOException {
    BlobId zeros = world.keep(new byte[5 * BlobWorld.CHUNK]);
    BlobId more = world.keep(new byte[7 * BlobWorld.CHUNK + 1]);

    assertThat(world.chunkFiles()).hasSize(2);
    assertThat(world.count("SELECT MAX(refs) FROM chunk")).isEqualTo(12);
    assertThat(world.read(zeros)).hasSize(5 * BlobWorld.CHUNK).containsOnly(0);
    assertThat(world.read(more)).hasSize(7 * BlobWorld.CHUNK + 1).containsOnly(0);
  }

  @Test
  void keepsEqualBlobsOnce() throws IOException {
    BlobId first = world.keep(bytes(3000, 1));
    BlobId second = world.keep(bytes(3000, 1));

    assertThat(second).isEqualTo(first);
    assertThat(world.count("SELECT refs FROM blob")).isEqualTo(2);
    assertThat(world.count("SELECT SUM(refs) FROM chunk")).isEqualTo(3);
    assertThat(world.chunkFiles()).hasSize(3);
  }

  @Test
  void deletesAfterTheLastReference() throws IOException {
    BlobId id = world.keep(bytes(3000, 1));
    world.keep(bytes(3000, 1));
    world.release(id);
    world.store.collector().collect();
    assertThat(world.read(id)).hasSize(3000);

    world.release(id);
    world.store.collector().collect();

    assertThatThrownBy(() -> world.blobs.open(id)).isInstanceOf(FileNotFoundException.class);
    assertThat(world.chunkFiles()).isEmpty();
    assertThat(world.count("SELECT COUNT(*) FROM chunk")).isZero();
  }

  @Test
  void leavesNothingWhenTheCallersRowsFail() throws IOException {
    try (StagedBlob staged = world.stage(bytes(3000, 1))) {
      assertThatThrownBy(() ->
              world.blobs.keep(
                  staged,
                  () -> {
                    throw new IllegalArgumentException("no");
                  }))
          .hasMessage("no");
      assertThat(world.chunkFiles()).isEmpty();
      assertThat(world.count("SELECT COUNT(*) FROM blob")).isZero();
      assertThat(world.count("SELECT COUNT(*) FROM chunk")).isZero();
      assertThat(staged.parts()).allSatisfy(part -> assertThat(part).exists());
    }
    assertThat(world.stagingFiles()).isEmpty();
  }

  @Test
  void leavesNothingOfTooLargeABlob() throws IOException {
    InputStream in = new ByteArrayInputStream(bytes(3000, 1));

    assertThatThrownBy(() -> world.blobs.stage(in, 2999))
        .isInstanceOfSatisfying(
            BlobTooLargeException.class, e -> assertThat(e.allowed()).isEqualTo(2999));

    assertThat(world.stagingFiles()).isEmpty();
    assertThat(world.stage(bytes(3000, 1)).size()).isEqualTo(3000);
  }

  @Test
  void leavesNothingWhenTheSenderGoesAway() throws IOException {
    InputStream in =
        new SequenceInputStream(new ByteArrayInputStream(bytes(2500, 1)), new ConnectionReset());

    assertThatThrownBy(() -> world.blobs.stage(in, 10_000)).hasMessage("connection reset");

    assertThat(world.stagingFiles()).isEmpty();
  }

  @Test
  void stagesALocalFileAndLeavesItAlone() throws IOException {
    Path file = Files.write(world.directory.resolve("a.jpg"), bytes(2000, 3));

    try (StagedBlob staged = world.blobs.stage(file)) {
      assertThat(staged.size()).isEqualTo(2000);
      BlobId id = world.blobs.keep(staged, staged::id);
      assertThat(staged.parts()).hasSize(2).allSatisfy(part -> assertThat(part).exists());
      assertThat(world.read(id)).isEqualTo(bytes(2000, 3));
    }
    assertThat(file).hasBinaryContent(bytes(2000, 3));
  }

  @Test
  void mendsAMissingChunkWhenTheBytesComeAgain() throws IOException {
    BlobId id = world.keep(bytes(3000, 1));
    assertThat(world.read(id)).hasSize(3000);
    Files.delete(world.fileOf(id, 1));

    world.keep(bytes(3000, 1));

    assertThat(world.read(id)).isEqualTo(bytes(3000, 1));
  }

  @Test
  void mendsADamagedChunkThatWasReadWhenTheBytesComeAgain() throws IOException {
    BlobId id = world.keep(bytes(3000, 1));
    ChunkFiles.flip(world.fileOf(id, 1));
    assertThatThrownBy(() -> world.read(id)).isInstanceOf(CorruptBlobException.class);

    world.keep(bytes(3000, 1));

    assertThat(world.read(id)).isEqualTo(bytes(3000, 1));
    assertThat(world.check(false)).contains("Clean.");
  }

  @Test
  void mendsADamagedChunkForAnotherBlobThatSharesIt() throws IOException {
    BlobId id = world.keep(bytes(3000, 1));
    ChunkFiles.flip(world.fileOf(id, 0));
    assertThatThrownBy(() -> world.read(id)).isInstanceOf(CorruptBlobException.class);

    BlobId beginning = world.keep(Arrays.copyOf(bytes(3000, 1), BlobWorld.CHUNK));

    assertThat(world.read(id)).isEqualTo(bytes(3000, 1));
    assertThat(world.read(beginning)).hasSize(BlobWorld.CHUNK);
    assertThat(world.check(false)).contains("Clean.");
  }

  @Test
  void mendsWithoutAnotherReference() throws IOException {
    BlobId id = world.keep(bytes(3000, 1));
    Files.delete(world.fileOf(id, 0));
    ChunkFiles.flip(world.fileOf(id, 2));
    world.chunks.quarantine(world.locationOf(id, 2));

    mend(bytes(3000, 1));

    assertThat(world.read(id)).isEqualTo(bytes(3000, 1));
    assertThat(world.chunkFiles()).hasSize(3).hasSameElementsAs(world.locations());
    assertThat(world.check(false)).contains("Clean.");
  }

  @Test
  void mendsNothingThatIsWholeOrNotKept() throws IOException {
    world.keep(bytes(3000, 1));
    List<String> before = world.locations();

    mend(bytes(3000, 1));
    mend(bytes(2000, 2));

    assertThat(world.locations()).isEqualTo(before);
    assertThat(world.chunkFiles()).hasSameElementsAs(before);
  }

  @Test
  void changesReferencesInTransactionsOnly() throws IOException {
    BlobId id = world.keep(bytes(10, 1));

    assertThatThrownBy(() -> world.blobs.retain(id)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> world.blobs.release(id)).isInstanceOf(IllegalStateException.class);
    try (StagedBlob staged = world.stage(bytes(10, 2))) {
      assertThatThrownBy(() ->
              world.transactions.executeWithoutResult(status -> {
                try {
                  world.blobs.keep(staged, staged::id);
                } catch (IOException e) {
                  throw new IllegalArgumentException(e);
                }
              }))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void sweepsFilesThatNoRowNamesWhenTheyAreOld() throws IOException {
    BlobId kept = world.keep(bytes(3000, 1));
    try (StagedBlob staged = world.stage(bytes(2000, 2))) {
      world.chunks.place(((StagedChunks) staged).chunks());
    }
    world.store.sweeper().sweep();
    assertThat(world.chunkFiles()).hasSize(5);

    world.clock.advance(Duration.ofMinutes(61));
    FileTotal swept = world.store.sweeper().sweep();

    assertThat(swept).isEqualTo(new FileTotal(2, 2000));
    assertThat(world.chunkFiles()).hasSize(3);
    assertThat(world.read(kept)).isEqualTo(bytes(3000, 1));
  }

  private void mend(byte[] bytes) throws IOException {
    try (StagedBlob staged = world.stage(bytes)) {
      world.blobs.mend(staged);
    }
  }

  private static final class ConnectionReset extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("connection reset");
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return read();
    }
  }

  static byte[] bytes(int size, long seed) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
