package dev.pinhole.server.blob.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.UnaryOperator;

/**
 * Takes in what lies in the chunk store already. An object that is one chunk is copied there first,
 * and then the copy is read, so that it need not be sent back; nobody but this server can write to
 * the copy, so what was hashed is what is kept, whatever becomes of the object meanwhile. A longer
 * one is read and sent back in chunks.
 */
final class ObjectStager {
  private final CopyingStore store;
  private final Stager stager;
  private final long chunkSize;

  ObjectStager(CopyingStore store, Stager stager, long chunkSize) {
    this.store = store;
    this.stager = stager;
    this.chunkSize = chunkSize;
  }

  /**
   * @param maxBytes that are expected; more are refused
   */
  StagedChunks stage(String object, long maxBytes, UnaryOperator<InputStream> through)
      throws IOException {
    if (maxBytes > chunkSize) {
      return read(store.read(object), maxBytes, through);
    }
    StoredCopy copy = store.copy(object);
    try {
      return withCopy(read(store.read(copy), maxBytes, through), copy);
    } catch (IOException | RuntimeException e) {
      copy.close();
      throw e;
    }
  }

  private StagedChunks read(InputStream body, long maxBytes, UnaryOperator<InputStream> through)
      throws IOException {
    StagedChunks staged = null;
    try (InputStream in = through.apply(body)) {
      staged = stager.stage(in, maxBytes);
      return staged;
    } catch (IOException e) {
      if (staged != null) {
        // read to the end, and then the connection could not be closed
        staged.close();
      }
      throw e;
    }
  }

  private static StagedChunks withCopy(StagedChunks staged, StoredCopy copy) {
    if (staged.chunks().isEmpty()) {
      copy.close();
      return staged;
    }
    return staged.with(copy);
  }
}
