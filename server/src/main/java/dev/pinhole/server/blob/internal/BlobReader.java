package dev.pinhole.server.blob.internal;

import dev.pinhole.server.blob.BlobContent;
import dev.pinhole.server.blob.BlobId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** Opens blobs: small ones from memory, larger ones from their files. */
final class BlobReader {
  private final BlobLayouts layouts;
  private final ChunkReader chunks;
  private final ByteCache cache;

  BlobReader(BlobLayouts layouts, ChunkReader chunks, ByteCache cache) {
    this.layouts = layouts;
    this.chunks = chunks;
    this.cache = cache;
  }

  BlobContent open(BlobId id) throws IOException {
    ByteBuffer bytes = cache.get(id);
    if (bytes != null) {
      return new CachedContent(bytes, () -> stored(layouts.find(id)));
    }
    BlobLayout layout = layouts.find(id);
    if (cache.takes(layout.size())) {
      return new CachedContent(fill(layout), () -> stored(layout));
    }
    for (int i = 0; i < layout.chunks().size(); i++) {
      chunks.requireThere(layout, i);
    }
    return stored(layout);
  }

  private StoredContent stored(BlobLayout layout) {
    return new StoredContent(layout, chunks);
  }

  /** Every byte is hashed on its way into memory, since from there it may be served for days. */
  private ByteBuffer fill(BlobLayout layout) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocateDirect(Math.toIntExact(layout.size()));
    for (int i = 0; i < layout.chunks().size(); i++) {
      try (SeekableByteChannel chunk = chunks.openVerified(layout, i)) {
        readFully(chunk, bytes);
      }
    }
    return cache.put(layout.id(), bytes.flip().asReadOnlyBuffer());
  }

  private static void readFully(SeekableByteChannel chunk, ByteBuffer target) throws IOException {
    while (target.hasRemaining() && chunk.read(target) >= 0) {
      // goes on until the chunk ends
    }
  }
}
