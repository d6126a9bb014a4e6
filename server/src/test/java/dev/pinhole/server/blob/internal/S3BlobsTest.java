package dev.pinhole.server.blob.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pinhole.server.ChunkFiles;
import dev.pinhole.server.S3Server;
import dev.pinhole.server.TestDatabase;
import dev.pinhole.server.blob.BlobContent;
import dev.pinhole.server.blob.BlobId;
import dev.pinhole.server.blob.CorruptBlobException;
import dev.pinhole.server.blob.StagedBlob;
import dev.pinhole.server.s3.S3Setups;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The blob store with its chunks in S3: reading, checking, collecting, sweeping. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class S3BlobsTest {
  private static final S3Server SERVER = S3Server.shared();
  private static final byte[] BYTES = KeepTest.bytes(5000, 21);

  private final String bucket = SERVER.newBucket();
  private final BlobWorld world;

  S3BlobsTest(TestDatabase database) {
    world = new BlobWorld(database.migrated(), BlobWorld.settings(0, 1), this::inS3);
  }

  private ChunkStore inS3(BlobWorld blobs) {
    return new S3Chunks(
        S3Setups.bucket(SERVER.endpoint(), bucket), blobs.staging::newFile, blobs.clock);
  }

  @AfterEach
  void close() throws IOException {
    world.close();
  }

  @Test
  void readsAnyRange() throws IOException {
    BlobId id = world.keep(BYTES);

    try (BlobContent content = world.blobs.open(id)) {
      assertThat(BlobWorld.read(content, 0, 5000)).isEqualTo(BYTES);
      assertThat(BlobWorld.read(content, 1020, 1100))
          .isEqualTo(Arrays.copyOfRange(BYTES, 1020, 2120));
      assertThat(BlobWorld.read(content, 4999, 1)).containsExactly(BYTES[4999]);
    }
    assertThat(world.stagingFiles()).isEmpty();
  }

  @Test
  void fetchesLocalFilesUntilClosed() throws IOException {
    BlobId id = world.keep(BYTES);

    try (BlobContent content = world.blobs.open(id)) {
      List<Path> parts = content.localParts();
      assertThat(content.localParts()).isEqualTo(parts);
      ByteArrayOutputStream joined = new ByteArrayOutputStream();
      for (Path part : parts) {
        Files.copy(part, joined);
      }
      assertThat(joined.toByteArray()).isEqualTo(BYTES);
    }
    assertThat(world.stagingFiles()).isEmpty();
  }

  @Test
  void servesNothingOfADamagedChunkAndBecomesWholeAgain() throws IOException {
    BlobId id = world.keep(BYTES);
    ChunkFiles.flip(fileOf(id, 2));

    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    try (BlobContent content = world.blobs.open(id)) {
      assertThatThrownBy(() -> content.transferTo(Channels.newChannel(sent), 0, 5000))
          .isInstanceOf(CorruptBlobException.class);
      assertThatThrownBy(content::localParts).isInstanceOf(CorruptBlobException.class);
    }
    assertThat(sent.toByteArray()).isEqualTo(Arrays.copyOf(BYTES, 2048));
    assertThat(fileOf(id, 2)).doesNotExist();
    assertThat(folder().resolve("quarantine")).isNotEmptyDirectory();
    assertThat(world.check(false)).contains("missing    chunk ", "Problems remain.");

    world.keep(BYTES);
    assertThat(world.read(id)).isEqualTo(BYTES);
    assertThat(world.check(false)).contains("Clean.");
    assertThat(world.stagingFiles()).isEmpty();
  }

  @Test
  void doesNotOpenABlobWithAShortOrMissingChunk() throws IOException {
    BlobId id = world.keep(BYTES);
    Files.delete(fileOf(id, 4));

    assertThatThrownBy(() -> world.blobs.open(id))
        .isInstanceOf(CorruptBlobException.class)
        .hasMessageContaining("missing");
  }

  @Test
  void collectsWhatNobodyRefersTo() throws IOException {
    BlobId id = world.keep(BYTES);
    world.release(id);

    assertThat(world.store.collector().collect().blobs()).isEqualTo(1);

    assertThat(world.chunkFiles()).isEmpty();
    assertThat(world.check(false)).contains("Clean.");
  }

  @Test
  void sweepsOldObjectsThatNoRowNames() throws IOException {
    BlobId id = world.keep(BYTES);
    try (StagedBlob staged = world.stage(KeepTest.bytes(100, 9))) {
      world.chunks.place(((StagedChunks) staged).chunks());
    }
    assertThat(world.store.sweeper().sweep()).isEqualTo(FileTotal.NOTHING);
    world.clock.advance(Duration.ofHours(2));

    assertThat(world.check(false)).contains("orphaned   file ", "Problems remain.");
    assertThat(world.store.sweeper().sweep()).isEqualTo(new FileTotal(1, 100));
    assertThat(world.check(false)).contains("Clean.");
    assertThat(world.read(id)).isEqualTo(BYTES);
  }

  @Test
  void marksItsBucket() throws IOException {
    world.keep(BYTES);
    StoreMark.require(world.jdbc, world.chunks);
    world.jdbc.sql("DELETE FROM blob_store").update();

    assertThatThrownBy(() -> StoreMark.require(world.jdbc, world.chunks))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("s3://" + bucket + "/kept/chunks");
  }

  private Path folder() {
    return SERVER.folder(bucket).resolve("kept");
  }

  private Path fileOf(BlobId id, int ordinal) {
    return folder().resolve("chunks").resolve(world.locationOf(id, ordinal));
  }
}
