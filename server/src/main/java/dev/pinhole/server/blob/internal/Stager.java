package dev.pinhole.server.blob.internal;

import dev.pinhole.server.blob.BlobTooLargeException;
import java.io.IOException;
import java.io.InputStream;

/** Takes bytes in: hashes and splits them while they are written to staging files. */
final class Stager {
  private static final int BUFFER_BYTES = 128 * 1024;

  private final StagingArea area;
  private final EarlySync earlySync;
  private final long chunkSize;

  Stager(StagingArea area, EarlySync earlySync, long chunkSize) {
    this.area = area;
    this.earlySync = earlySync;
    this.chunkSize = chunkSize;
  }

  StagedChunks stage(InputStream in, long maxBytes) throws IOException {
    try (ChunkWriter writer = new ChunkWriter(area, earlySync, chunkSize)) {
      byte[] buffer = new byte[BUFFER_BYTES];
      int read;
      while ((read = in.readNBytes(buffer, 0, buffer.length)) > 0) {
        if (writer.size() + read > maxBytes) {
          throw new BlobTooLargeException(maxBytes);
        }
        writer.write(buffer, read);
      }
      return writer.finish();
    }
  }
}
