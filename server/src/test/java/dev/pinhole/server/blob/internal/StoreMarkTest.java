package dev.pinhole.server.blob.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pinhole.server.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class StoreMarkTest {
  private final BlobWorld world;
  @TempDir Path other;

  StoreMarkTest(TestDatabase database) {
    world = new BlobWorld(database);
  }

  @AfterEach
  void close() throws IOException {
    world.close();
  }

  @Test
  void acceptsAPairAgain() throws IOException {
    world.keep(new byte[10]);

    StoreMark.require(world.jdbc, world.chunks);

    assertThat(world.chunks.mark()).isPresent();
  }

  @Test
  void refusesTheBytesOfAnotherDatabase() throws IOException {
    world.keep(new byte[10]);
    world.jdbc.sql("DELETE FROM blob_store").update();

    assertThatThrownBy(() -> StoreMark.require(world.jdbc, world.chunks))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("another database");
  }

  @Test
  void refusesAnEmptyDirectoryInPlaceOfTheBytes() throws IOException {
    world.keep(new byte[10]);
    String mark = world.chunks.mark().orElseThrow();
    DiskChunks empty =
        new DiskChunks(other.resolve("chunks"), other.resolve("quarantine"), world.clock);

    assertThatThrownBy(() -> StoreMark.require(world.jdbc, empty))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("not mounted");

    Files.writeString(other.resolve("chunks/store-id"), mark + "\n");
    StoreMark.require(world.jdbc, empty);
  }

  @Test
  void takesAnotherDirectoryAsLongAsNothingIsKept() throws IOException {
    DiskChunks empty =
        new DiskChunks(other.resolve("chunks"), other.resolve("quarantine"), world.clock);

    StoreMark.require(world.jdbc, empty);

    assertThat(empty.mark()).isEqualTo(world.chunks.mark()).isPresent();
  }
}
