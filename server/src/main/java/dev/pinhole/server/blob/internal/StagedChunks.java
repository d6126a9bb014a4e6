package dev.pinhole.server.blob.internal;

import dev.pinhole.server.blob.BlobId;
import dev.pinhole.server.blob.StagedBlob;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Staged bytes in the files that {@link Stager} wrote. */
final class StagedChunks implements StagedBlob {
  private final BlobId id;
  private final long size;
  private final long chunkSize;
  private final List<StagedChunk> chunks;
  private boolean closed;

  StagedChunks(BlobId id, long size, long chunkSize, List<StagedChunk> chunks) {
    this.id = id;
    this.size = size;
    this.chunkSize = chunkSize;
    this.chunks = List.copyOf(chunks);
  }

  /**
   * The same, where the store has the bytes already.
   *
   * @param copy of the whole, which is one chunk
   */
  StagedChunks with(StoredCopy copy) {
    StagedChunk only = chunks.getFirst().with(copy);
    return new StagedChunks(id, size, chunkSize, List.of(only));
  }

  @Override
  public BlobId id() {
    return id;
  }

  @Override
  public long size() {
    return size;
  }

  long chunkSize() {
    return chunkSize;
  }

  /** In order; the same content may come more than once. */
  List<StagedChunk> chunks() {
    if (closed) {
      throw new IllegalStateException("staged blob " + id + " is closed");
    }
    return chunks;
  }

  /** One chunk for each different content. */
  List<StagedChunk> distinct() {
    Map<String, StagedChunk> byHash = new LinkedHashMap<>();
    chunks().forEach(chunk -> byHash.putIfAbsent(chunk.sha256(), chunk));
    return new ArrayList<>(byHash.values());
  }

  /**
   * How often each chunk occurs, sorted by hash: every writer touches chunk rows in this order, so
   * that no two wait for each other.
   */
  Map<String, Integer> occurrences() {
    Map<String, Integer> counts = new TreeMap<>();
    chunks().forEach(chunk -> counts.merge(chunk.sha256(), 1, Integer::sum));
    return counts;
  }

  @Override
  public List<Path> parts() {
    return chunks().stream().map(StagedChunk::file).toList();
  }

  @Override
  public void close() {
    closed = true;
    chunks.forEach(StagedChunks::discard);
  }

  private static void discard(StagedChunk chunk) {
    StagingArea.delete(chunk.file());
    if (chunk.copy() != null) {
      chunk.copy().close();
    }
  }
}
