package dev.pinhole.server.blob.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the files that no row names: what a process left that was killed between placing files and
 * committing, or between deleting rows and deleting files.
 */
final class Sweeper {
  /** Files younger than this may belong to a transaction under way, whatever the grace. */
  static final Duration YOUNGEST = Duration.ofHours(1);

  private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
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

  /** Deletes every old file that no row names. */
  FileTotal sweep() throws IOException {
    FileTotal swept = orphans(this::delete);
    if (swept.files() > 0) {
      LOG.info("deleted {} files that no chunk was at, {} bytes", swept.files(), swept.bytes());
    }
    return swept;
  }

  /** Shows every old file that no row names. */
  FileTotal orphans(Consumer<StoredChunk> each) throws IOException {
    FileTotal[] total = {FileTotal.NOTHING};
    unnamed(file -> {
      if (isOld(file)) {
        each.accept(file);
        total[0] = total[0].plus(file.size());
      }
    });
    return total[0];
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

  /** Whether it is so old that nothing under way can be about to name it. */
  boolean isOld(StoredChunk file) {
    return file.placed().isBefore(clock.instant().minus(age));
  }

  void delete(StoredChunk file) {
    try {
      store.delete(file.location());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
