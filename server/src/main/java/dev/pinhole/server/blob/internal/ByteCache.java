package dev.pinhole.server.blob.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.pinhole.server.blob.BlobId;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of small, often read blobs, outside the heap: the kernel takes them from there without
 * a copy, and the garbage collector does not move them about.
 */
final class ByteCache {
  private final long maxEntryBytes;
  private final Cache<BlobId, ByteBuffer> entries;

  /** Nothing is held if {@code maxBytes} is 0. */
  ByteCache(long maxBytes, long maxEntryBytes) {
    this.maxEntryBytes = Math.min(maxEntryBytes, maxBytes);
    this.entries =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes)
            .weigher((BlobId id, ByteBuffer bytes) -> bytes.capacity())
            .build();
  }

  boolean takes(long size) {
    return size <= maxEntryBytes && maxEntryBytes > 0;
  }

  @Nullable ByteBuffer get(BlobId id) {
    return entries.getIfPresent(id);
  }

  /** Returns {@code bytes}. */
  ByteBuffer put(BlobId id, ByteBuffer bytes) {
    entries.put(id, bytes);
    return bytes;
  }
}
