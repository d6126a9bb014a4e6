package dev.pinhole.server.blob.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds the files that no row names: what a process left that was killed between placing files and
 * committing, or between deleting rows and deleting files.
 */
final class Sweeper {
  /** Files younger than this may belong to a transaction under way, whatever the grace. */
  static final Duration YOUNGEST = Duration.ofMinutes(10);

  private static final int BATCH = 500;

  private final ChunkStore store;
  private final ChunkRows rows;
  private final Clock clock;
  private final Duration age;

  Sweeper(ChunkStore store, ChunkRows rows, Clock clock, Duration grace) {
    this.store = store;
    this.rows = rows;
    this.clock = clock;
    this.age = grace.compareTo(YOUNGEST) > 0 ? grace : YOUNGEST;
  }

  /** Shows every old file that no row names. */
  void orphans(Consumer<StoredChunk> each) throws IOException {
    Instant before = clock.instant().minus(age);
    unnamed(file -> {
      if (file.placed().isBefore(before)) {
        each.accept(file);
      }
    });
  }

  /** Deletes every old file that no row names. */
  Swept sweep() throws IOException {
    List<Long> sizes = new ArrayList<>();
    orphans(file -> {
      delete(file);
      sizes.add(file.size());
    });
    return new Swept(sizes.size(), sizes.stream().mapToLong(Long::longValue).sum());
  }

  void delete(StoredChunk file) {
    try {
      store.delete(file.location());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Shows every file that no row names, young ones too. */
  void unnamed(Consumer<StoredChunk> each) throws IOException {
    List<StoredChunk> batch = new ArrayList<>(BATCH);
    store.list(file -> {
      batch.add(file);
      if (batch.size() == BATCH) {
        showUnnamed(batch, each);
      }
    });
    showUnnamed(batch, each);
  }

  /** Rows are read after the files were seen: a file that was named by then is not shown. */
  private void showUnnamed(List<StoredChunk> batch, Consumer<StoredChunk> each) {
    if (batch.isEmpty()) {
      return;
    }
    Set<String> named =
        new HashSet<>(rows.named(batch.stream().map(StoredChunk::location).toList()));
    batch.stream().filter(file -> !named.contains(file.location())).forEach(each);
    batch.clear();
  }
}
