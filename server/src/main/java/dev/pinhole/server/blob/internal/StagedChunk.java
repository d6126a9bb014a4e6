package dev.pinhole.server.blob.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * One chunk of staged bytes, in a local file of its own.
 *
 * @param size in bytes
 * @param syncing if the file is being synced already
 * @param copy of the same bytes in the chunk store, where there is one already
 */
record StagedChunk(
    String sha256, long size, Path file, @Nullable Future<?> syncing, @Nullable StoredCopy copy) {

  StagedChunk(String sha256, long size, Path file, @Nullable Future<?> syncing) {
    this(sha256, size, file, syncing, null);
  }

  StagedChunk with(StoredCopy stored) {
    return new StagedChunk(sha256, size, file, syncing, stored);
  }

  /** Has the file's bytes on the disk when it returns. */
  void sync() throws IOException {
    if (syncing == null) {
      Durable.file(file);
    } else {
      await(syncing);
    }
  }

  private static void await(Future<?> syncing) throws IOException {
    try {
      syncing.get();
    } catch (ExecutionException e) {
      throw new IOException("cannot sync a staged chunk", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while a staged chunk was synced");
    }
  }
}
