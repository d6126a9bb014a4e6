package dev.pinhole.server.blob.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.server.TestDatabase;
import dev.pinhole.server.blob.BlobId;
import dev.pinhole.server.blob.StagedBlob;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class CheckTest {
  private static final byte[] BYTES = KeepTest.bytes(5000, 1);
  private static final byte[] OTHER = KeepTest.bytes(900, 2);

  private final BlobWorld world;
  private BlobId large = new BlobId("0".repeat(64));
  private BlobId small = large;

  CheckTest(TestDatabase database) {
    world = new BlobWorld(database);
  }

  @BeforeEach
  void keepSome() throws IOException {
    large = world.keep(BYTES);
    world.keep(BYTES);
    small = world.keep(OTHER);
    world.keep(new byte[0]);
  }

  @AfterEach
  void close() throws IOException {
    world.close();
  }

  @Test
  void findsNothingWrongWithAGoodStore() throws IOException {
    assertThat(world.check(false))
        .contains("Clean.", "chunks       6, 5900 bytes, all hashed", "recounted, from holdings");
  }

  @Test
  void findsAMissingChunkAndTheBlobsThatHaveIt() throws IOException {
    Files.delete(world.fileOf(large, 3));

    assertThat(world.check(true)).contains("missing    chunk ", large.sha256(), "Problems remain.");
  }

  @Test
  void putsACorruptChunkAside() throws IOException {
    Files.write(world.fileOf(small, 0), new byte[900]);

    assertThat(world.check(false))
        .contains("corrupt    chunk " + small, "its hash is", "Problems remain.")
        .doesNotContain("quarantine");
    assertThat(world.fileOf(small, 0)).exists();

    assertThat(world.check(true)).contains("moved to quarantine", "Problems remain.");
    assertThat(world.fileOf(small, 0)).doesNotExist();
    assertThat(world.directory.resolve("quarantine")).isNotEmptyDirectory();
    assertThat(world.check(false)).contains("missing    chunk " + small);

    world.keep(OTHER);
    assertThat(world.check(false)).contains("Clean.");
    assertThat(world.read(small)).isEqualTo(OTHER);
  }

  @Test
  void repairsCounts() throws IOException {
    world.jdbc.sql("UPDATE blob SET refs = 7").update();
    world.jdbc.sql("UPDATE chunk SET refs = refs + 1").update();
    world.jdbc.sql("DELETE FROM holding WHERE blob = :id").param("id", small.sha256()).update();

    assertThat(world.check(false))
        .contains("miscounted blob " + large + ": 7 references counted, 2 found")
        .contains("miscounted blob " + small + ": 7 references counted, 0 found")
        .contains("miscounted chunk ", "Problems remain.");
    assertThat(world.check(true)).contains("(repaired)", "All problems were repaired.");
    assertThat(world.check(false)).contains("Clean.");

    world.store.collector().collect();
    assertThat(world.read(large)).isEqualTo(BYTES);
    assertThat(world.count("SELECT COUNT(*) FROM blob")).isEqualTo(2);
  }

  @Test
  void deletesOrphanedFilesWhenTheyAreOld() throws IOException {
    try (StagedBlob staged = world.stage(KeepTest.bytes(100, 9))) {
      world.chunks.place(((StagedChunks) staged).chunks());
    }
    assertThat(world.check(true)).contains("Clean.", "1 young ones without a row");
    world.clock.advance(Duration.ofHours(2));

    assertThat(world.check(false)).contains("orphaned   file ", "Problems remain.");
    assertThat(world.chunkFiles()).hasSize(7);
    assertThat(world.check(true)).contains("All problems were repaired.");
    assertThat(world.chunkFiles()).hasSize(6);
    assertThat(world.read(large)).isEqualTo(BYTES);
  }

  @Test
  void findsABlobThatItsChunksDoNotMakeUp() throws IOException {
    world.jdbc.sql("UPDATE blob_chunk SET ordinal = 9 WHERE ordinal = 2").update();

    assertThat(world.check(true))
        .contains("incomplete blob " + large)
        .contains("corrupt    blob " + large)
        .contains("Problems remain.");
  }

  @Test
  void findsAReferenceToNoBlob() throws IOException {
    world.hold(new BlobId("a".repeat(64)), "dangling");

    assertThat(world.check(true)).contains("missing    blob aaaa", "Problems remain.");
  }

  @Test
  void tellsWhatTheCollectorWouldRemove() throws IOException {
    world.release(small);
    world.release(large);

    Collected preview = world.store.collector().preview();
    assertThat(preview).isEqualTo(new Collected(1, new FileTotal(1, 900)));
    assertThat(world.read(small)).isEqualTo(OTHER);
    assertThat(world.store.collector().collect()).isEqualTo(preview);
  }
}
