package dev.pinhole.server.blob.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.pinhole.server.blob.BlobId;
import java.io.FileNotFoundException;

/**
 * Where the chunks of recently read blobs are. What is remembered stays true as long as the blob is
 * kept, unless a damaged chunk was mended; so whoever finds a chunk wanting looks again.
 */
final class BlobLayouts {
  private static final long REMEMBERED_CHUNKS = 50_000;

  private final BlobRows rows;
  private final Cache<BlobId, BlobLayout> remembered =
      Caffeine.newBuilder()
          .maximumWeight(REMEMBERED_CHUNKS)
          .weigher((BlobId id, BlobLayout layout) -> 1 + layout.chunks().size())
          .build();

  BlobLayouts(BlobRows rows) {
    this.rows = rows;
  }

  BlobLayout find(BlobId id) throws FileNotFoundException {
    BlobLayout layout = remembered.getIfPresent(id);
    return layout == null ? lookAgain(id) : layout;
  }

  BlobLayout lookAgain(BlobId id) throws FileNotFoundException {
    remembered.invalidate(id);
    BlobLayout layout =
        rows.layout(id).orElseThrow(() -> new FileNotFoundException("no blob " + id + " is kept"));
    remembered.put(id, layout);
    return layout;
  }
}
