package dev.pinhole.server.blob.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pinhole.server.platform.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every chunk store does. Each backend has a test class that extends this one. */
abstract class ChunkStoreContract {
  final SetClock clock = new SetClock();
  @TempDir Path staging;
  private ChunkStore store;

  /** A new, empty store that takes its times from {@link #clock}. */
  abstract ChunkStore create() throws IOException;

  @BeforeEach
  void createStore() throws IOException {
    store = create();
  }

  @Test
  void givesBackWhatWasPlaced() throws IOException {
    List<String> locations = store.place(List.of(staged("one"), staged("two"), staged("")));

    assertThat(locations).hasSize(3);
    assertThat(read(locations.get(0))).isEqualTo("one");
    assertThat(read(locations.get(1))).isEqualTo("two");
    assertThat(read(locations.get(2))).isEmpty();
    assertThat(store.size(locations.get(0))).hasValue(3);
  }

  @Test
  void leavesTheStagedFilesAlone() throws IOException {
    StagedChunk chunk = staged("one");

    String location = store.place(List.of(chunk)).getFirst();

    assertThat(chunk.file()).hasContent("one");
    Files.delete(chunk.file());
    assertThat(read(location)).isEqualTo("one");
  }

  @Test
  void neverUsesALocationTwice() throws IOException {
    StagedChunk chunk = staged("one");
    String first = store.place(List.of(chunk)).getFirst();
    String second = store.place(List.of(chunk)).getFirst();

    assertThat(second).isNotEqualTo(first);
    store.delete(first);
    assertThat(read(second)).isEqualTo("one");
  }

  @Test
  void leavesNothingWhenOneOfSeveralCannotBePlaced() throws IOException {
    StagedChunk good = staged("one");
    StagedChunk gone = staged("two");
    Files.delete(gone.file());

    assertThatThrownBy(() -> store.place(List.of(good, gone))).isInstanceOf(IOException.class);

    assertThat(list()).isEmpty();
  }

  @Test
  void readsFromAnyPosition() throws IOException {
    String location = store.place(List.of(staged("0123456789"))).getFirst();

    try (SeekableByteChannel channel = store.open(location)) {
      assertThat(channel.size()).isEqualTo(10);
      ByteBuffer three = ByteBuffer.allocate(3);
      channel.position(4).read(three);
      assertThat(three.array()).isEqualTo("456".getBytes(US_ASCII));
    }
  }

  @Test
  void tellsWhatIsNotThere() throws IOException {
    String location = store.place(List.of(staged("one"))).getFirst();
    store.delete(location);

    assertThat(store.size(location)).isEmpty();
    assertThatThrownBy(() -> store.open(location)).isInstanceOf(NoSuchFileException.class);
    store.delete(location);
  }

  @Test
  void listsWhatIsThere() throws IOException {
    String first = store.place(List.of(staged("one"))).getFirst();
    StagedChunk waited = staged("three");
    clock.advance(Duration.ofHours(2));
    String second = store.place(List.of(waited)).getFirst();

    assertThat(list())
        .containsExactlyInAnyOrder(
            new StoredChunk(first, 3, clock.instant().minus(Duration.ofHours(2))),
            new StoredChunk(second, 5, clock.instant()));
  }

  @Test
  void putsDamagedFilesAside() throws IOException {
    String location = store.place(List.of(staged("one"))).getFirst();

    store.quarantine(location);
    store.quarantine(location);

    assertThat(store.size(location)).isEmpty();
    assertThat(list()).isEmpty();
  }

  @Test
  void remembersItsMark() throws IOException {
    assertThat(store.mark()).isEmpty();
    store.mark("first");
    store.mark("second");

    assertThat(store.mark()).hasValue("second");
    assertThat(list()).isEmpty();
  }

  @Test
  void takesOnlyItsOwnLocations() {
    for (String bad : List.of("", "x", "../../../etc/passwd", "aa/../../secret", "/etc/passwd")) {
      assertThatThrownBy(() -> store.open(bad)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> store.delete(bad)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private StagedChunk staged(String content) throws IOException {
    Path file = Files.writeString(Files.createTempFile(staging, "chunk", ""), content);
    MessageDigest digest = Sha256.digest();
    digest.update(content.getBytes(US_ASCII));
    return new StagedChunk(Sha256.finish(digest), content.length(), file, null);
  }

  private String read(String location) throws IOException {
    try (SeekableByteChannel channel = store.open(location)) {
      return new String(Channels.newInputStream(channel).readAllBytes(), US_ASCII);
    }
  }

  private List<StoredChunk> list() throws IOException {
    List<StoredChunk> files = new ArrayList<>();
    store.list(files::add);
    return files;
  }
}
