package dev.pinhole.server.blob.internal;

import java.io.Closeable;
import java.nio.file.Path;

/**
 * A chunk as a local file.
 *
 * @param copy to be deleted when it is closed
 */
record LocalChunk(Path file, boolean copy) implements Closeable {

  @Override
  public void close() {
    if (copy) {
      StagingArea.delete(file);
    }
  }
}
