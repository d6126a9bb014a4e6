package dev.pinhole.server.blob.internal;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class DiskChunksTest extends ChunkStoreContract {
  @TempDir Path directory;

  @Override
  ChunkStore create() throws IOException {
    return new DiskChunks(directory.resolve("chunks"), directory.resolve("quarantine"), clock);
  }
}
