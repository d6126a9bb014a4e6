package dev.pinhole.server.blob.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pinhole.server.ChunkFiles;
import dev.pinhole.server.TestDatabase;
import dev.pinhole.server.blob.BlobContent;
import dev.pinhole.server.blob.BlobId;
import dev.pinhole.server.blob.CorruptBlobException;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class ReadTest {
  private static final byte[] BYTES = KeepTest.bytes(5000, 7);

  private final TestDatabase database;
  private BlobWorld world;

  ReadTest(TestDatabase database) {
    this.database = database;
    world = new BlobWorld(database);
  }

  @AfterEach
  void close() throws IOException {
    world.close();
  }

  @ParameterizedTest
  @CsvSource({"0,5000", "0,0", "5000,0", "0,1024", "1023,2", "1024,1024", "100,4000", "4999,1"})
  void readsAnyRange(int offset, int length) throws IOException {
    BlobId id = world.keep(BYTES);

    try (BlobContent content = world.blobs.open(id)) {
      assertThat(BlobWorld.read(content, offset, length))
          .isEqualTo(Arrays.copyOfRange(BYTES, offset, offset + length));
    }
  }

  @ParameterizedTest
  @CsvSource({"-1,1", "0,5001", "5001,0", "4999,2", "1,-1", "1,9223372036854775807"})
  void refusesRangesOutside(long offset, long length) throws IOException {
    BlobId id = world.keep(BYTES);

    try (BlobContent content = world.blobs.open(id)) {
      assertThatThrownBy(() -> BlobWorld.read(content, offset, length))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  @Test
  void showsLocalFiles() throws IOException {
    BlobId id = world.keep(BYTES);

    try (BlobContent content = world.blobs.open(id)) {
      ByteArrayOutputStream joined = new ByteArrayOutputStream();
      for (Path part : content.localParts()) {
        Files.copy(part, joined);
      }
      assertThat(joined.toByteArray()).isEqualTo(BYTES);
    }
  }

  @Test
  void knowsNoOtherBlobs() {
    BlobId unknown = new BlobId("0".repeat(64));

    assertThatThrownBy(() -> world.blobs.open(unknown)).isInstanceOf(FileNotFoundException.class);
  }

  @Test
  void servesNothingOfADamagedChunk() throws IOException {
    BlobId id = world.keep(BYTES);
    damage(id, 2);

    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    try (BlobContent content = world.blobs.open(id)) {
      assertThatThrownBy(() -> content.transferTo(Channels.newChannel(sent), 0, 5000))
          .isInstanceOf(CorruptBlobException.class)
          .hasMessageContaining(id.sha256());
      assertThatThrownBy(content::localParts).isInstanceOf(CorruptBlobException.class);
    }

    assertThat(sent.toByteArray()).isEqualTo(Arrays.copyOf(BYTES, 2048));
    assertThat(world.fileOf(id, 2)).doesNotExist();
    assertThat(world.directory.resolve("quarantine")).isNotEmptyDirectory();
    assertThat(world.check(false)).contains("missing    chunk ", id.sha256(), "Problems remain.");
    assertThat(world.meters.get("pinhole.blob.corrupt").counter().count()).isEqualTo(2);
  }

  @Test
  void doesNotOpenABlobWithAMissingChunk() throws IOException {
    BlobId id = world.keep(BYTES);
    Files.delete(world.fileOf(id, 4));

    assertThatThrownBy(() -> world.blobs.open(id))
        .isInstanceOf(CorruptBlobException.class)
        .hasMessageContaining("missing");
  }

  @Test
  void doesNotOpenABlobWithAShortChunkEvenWithoutVerifying() throws IOException {
    begin(BlobWorld.settings(0, 0));
    BlobId id = world.keep(BYTES);
    Files.write(world.fileOf(id, 1), new byte[1000]);

    assertThatThrownBy(() -> world.blobs.open(id)).isInstanceOf(CorruptBlobException.class);
  }

  @Test
  void hashesOnlyTheSample() throws IOException {
    begin(BlobWorld.settings(0, 0));
    BlobId id = world.keep(BYTES);
    damage(id, 1);

    assertThat(world.read(id)).hasSize(5000).isNotEqualTo(BYTES);
  }

  @Test
  void servesSmallBlobsFromMemory() throws IOException {
    begin(BlobWorld.settings(1 << 20, 0));
    BlobId id = world.keep(BYTES);

    try (BlobContent first = world.blobs.open(id)) {
      assertThat(first.cached()).hasValueSatisfying(ReadTest::isTheBytes);
    }
    Files.delete(world.fileOf(id, 0));

    try (BlobContent again = world.blobs.open(id)) {
      assertThat(again.cached()).hasValueSatisfying(ReadTest::isTheBytes);
      assertThat(BlobWorld.read(again, 1000, 100)).isEqualTo(Arrays.copyOfRange(BYTES, 1000, 1100));
      assertThatThrownBy(again::localParts).isInstanceOf(CorruptBlobException.class);
    }
  }

  @Test
  void takesNothingDamagedIntoMemory() throws IOException {
    begin(BlobWorld.settings(1 << 20, 0));
    BlobId id = world.keep(BYTES);
    damage(id, 4);

    assertThatThrownBy(() -> world.blobs.open(id)).isInstanceOf(CorruptBlobException.class);
  }

  private void begin(BlobSettings settings) throws IOException {
    world.close();
    world = new BlobWorld(database, settings);
  }

  private static void isTheBytes(ByteBuffer buffer) {
    assertThat(buffer.isDirect()).isTrue();
    assertThat(buffer.isReadOnly()).isTrue();
    byte[] read = new byte[buffer.remaining()];
    buffer.get(read);
    assertThat(read).isEqualTo(BYTES);
  }

  private void damage(BlobId id, int ordinal) throws IOException {
    ChunkFiles.flip(world.fileOf(id, ordinal));
  }
}
