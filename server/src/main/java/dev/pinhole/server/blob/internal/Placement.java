package dev.pinhole.server.blob.internal;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The chunk files of one staged blob, durable under locations of their own before the transaction
 * that will name them. Chunks seen to be kept already are left out.
 */
final class Placement {
  private static final Logger LOG = LoggerFactory.getLogger(Placement.class);

  private final ChunkStore store;
  private final long placedAt;

  /** By hash; what was placed. */
  private final Map<String, ChunkPlace> placed;

  /** By hash; where a row said that a chunk is and it was not, or cut short. */
  private final Map<String, String> broken;

  private final Set<String> unused;

  private Placement(
      ChunkStore store, long placedAt, Map<String, ChunkPlace> placed, Map<String, String> broken) {
    this.store = store;
    this.placedAt = placedAt;
    this.placed = placed;
    this.broken = broken;
    this.unused = placed.values().stream().map(ChunkPlace::location).collect(Collectors.toSet());
  }

  /**
   * @param known the chunks that need no placing, if their files are as they should be
   * @param now in epoch milliseconds
   */
  static Placement of(StagedChunks staged, List<ChunkPlace> known, ChunkStore store, long now)
      throws IOException {
    Map<String, String> broken = broken(known, store);
    Set<String> present = known.stream().map(ChunkPlace::sha256).collect(Collectors.toSet());
    present.removeAll(broken.keySet());
    List<StagedChunk> missing =
        staged.distinct().stream().filter(chunk -> !present.contains(chunk.sha256())).toList();
    return placed(missing, broken, store, now);
  }

  /** Places those of the {@code known} chunks only whose files are not as they should be. */
  static Placement ofBroken(StagedChunks staged, List<ChunkPlace> known, ChunkStore store, long now)
      throws IOException {
    Map<String, String> broken = broken(known, store);
    List<StagedChunk> wanting =
        staged.distinct().stream().filter(chunk -> broken.containsKey(chunk.sha256())).toList();
    return placed(wanting, broken, store, now);
  }

  /** By hash, where files are missing or cut short; looks at sizes only. */
  static Map<String, String> broken(List<ChunkPlace> known, ChunkStore store) throws IOException {
    Map<String, String> broken = new HashMap<>();
    for (ChunkPlace place : known) {
      if (!isThere(place, store)) {
        broken.put(place.sha256(), place.location());
      }
    }
    return broken;
  }

  private static boolean isThere(ChunkPlace place, ChunkStore store) throws IOException {
    OptionalLong size = store.size(place.location());
    return size.isPresent() && size.getAsLong() == place.size();
  }

  private static Placement placed(
      List<StagedChunk> chunks, Map<String, String> broken, ChunkStore store, long now)
      throws IOException {
    Optional<StoredCopy> copy = copyOf(chunks);
    Optional<String> there = copy.flatMap(StoredCopy::take);
    if (there.isEmpty()) {
      return new Placement(store, now, place(chunks, store), broken);
    }
    long placedAt = Math.min(now, copy.get().placed().toEpochMilli());
    return new Placement(store, placedAt, at(there.stream().toList(), chunks), broken);
  }

  /** Only the one chunk of a blob that has no other may have been copied. */
  private static Optional<StoredCopy> copyOf(List<StagedChunk> chunks) {
    return chunks.size() == 1 ? Optional.ofNullable(chunks.getFirst().copy()) : Optional.empty();
  }

  private static Map<String, ChunkPlace> place(List<StagedChunk> chunks, ChunkStore store)
      throws IOException {
    return chunks.isEmpty() ? Map.of() : at(store.place(chunks), chunks);
  }

  private static Map<String, ChunkPlace> at(List<String> locations, List<StagedChunk> chunks) {
    Map<String, ChunkPlace> placed = new HashMap<>();
    for (int i = 0; i < chunks.size(); i++) {
      StagedChunk chunk = chunks.get(i);
      placed.put(chunk.sha256(), new ChunkPlace(chunk.sha256(), chunk.size(), locations.get(i)));
    }
    return placed;
  }

  /** When the first of the files was placed, in epoch milliseconds. */
  long placedAt() {
    return placedAt;
  }

  Map<String, ChunkPlace> placed() {
    return placed;
  }

  Map<String, String> broken() {
    return broken;
  }

  /** A row names this location (once the transaction has committed). */
  void used(String location) {
    unused.remove(location);
  }

  /** After the commit: deletes the files that another upload of the same bytes made needless. */
  void discardUnused() {
    unused.forEach(this::discard);
  }

  /** After a rollback: no row names any of the files. */
  void discardAll() {
    placed.values().forEach(place -> discard(place.location()));
  }

  private void discard(String location) {
    try {
      store.delete(location);
    } catch (IOException e) {
      LOG.warn("cannot delete the unused chunk file {}; the collector will", location, e);
    }
  }
}
