package dev.pinhole.server.blob.internal;

import dev.pinhole.server.blob.BlobId;
import dev.pinhole.server.blob.internal.Finding.Kind;
import dev.pinhole.server.platform.Sha256;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/**
 * Whether the chunks of each blob make it up: their list, and the hash of the whole. The hash of a
 * blob of one chunk is the chunk's, which has been looked at.
 */
final class BlobCheck {
  private final CheckRows rows;
  private final BlobRows blobs;
  private final ChunkStore store;

  BlobCheck(CheckRows rows, BlobRows blobs, ChunkStore store) {
    this.rows = rows;
    this.blobs = blobs;
    this.store = store;
  }

  void check(CheckReport report, Progress progress) throws IOException {
    long count = rows.countBlobs();
    rows.badLists(list -> report.add(finding(list)));
    long hashed = 0;
    List<BlobId> page = rows.largeBlobsAfter("");
    while (!page.isEmpty()) {
      for (BlobId id : page) {
        checkWhole(id, report);
        progress.at("blobs of several chunks", ++hashed, count);
      }
      page = rows.largeBlobsAfter(page.getLast().sha256());
    }
    report.checked(
        "blobs", "%d, of which %d of several chunks, hashed again".formatted(count, hashed));
  }

  private static Finding finding(CheckRows.BadList list) {
    return new Finding(
        Kind.INCOMPLETE,
        "blob " + list.id(),
        "should have %d bytes; its %d chunks have %d"
            .formatted(list.size(), list.chunks(), list.bytes()),
        false);
  }

  private void checkWhole(BlobId id, CheckReport report) throws IOException {
    Optional<BlobLayout> layout = blobs.layout(id);
    Optional<String> hash = layout.isPresent() ? hash(layout.get()) : Optional.empty();
    if (hash.isPresent() && !hash.get().equals(id.sha256()) && blobs.layout(id).isPresent()) {
      report.add(new Finding(Kind.CORRUPT, "blob " + id, "its hash is " + hash.get(), false));
    }
  }

  /** Empty if a chunk is missing, which has been told. */
  private Optional<String> hash(BlobLayout layout) throws IOException {
    MessageDigest digest = Sha256.digest();
    for (ChunkPlace place : layout.chunks()) {
      try (SeekableByteChannel file = store.open(place.location())) {
        Sha256.update(file, digest);
      } catch (NoSuchFileException e) {
        return Optional.empty();
      }
    }
    return Optional.of(Sha256.finish(digest));
  }
}
