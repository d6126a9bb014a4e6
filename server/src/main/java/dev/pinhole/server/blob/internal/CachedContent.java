package dev.pinhole.server.blob.internal;

import dev.pinhole.server.blob.BlobContent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A blob that is in memory. Whoever wants files gets the stored ones. */
final class CachedContent implements BlobContent {

  @FunctionalInterface
  interface Stored {
    StoredContent get() throws IOException;
  }

  private final ByteBuffer bytes;
  private final Stored stored;
  private @Nullable StoredContent files;

  CachedContent(ByteBuffer bytes, Stored stored) {
    this.bytes = bytes;
    this.stored = stored;
  }

  @Override
  public long size() {
    return bytes.capacity();
  }

  @Override
  public Optional<ByteBuffer> cached() {
    return Optional.of(bytes.duplicate());
  }

  @Override
  public void transferTo(WritableByteChannel target, long offset, long length) throws IOException {
    Objects.checkFromIndexSize(offset, length, size());
    ByteBuffer slice = bytes.slice((int) offset, (int) length);
    while (slice.hasRemaining()) {
      target.write(slice);
    }
  }

  @Override
  public List<Path> localParts() throws IOException {
    if (files == null) {
      files = stored.get();
    }
    return files.localParts();
  }

  @Override
  public void close() {
    if (files != null) {
      files.close();
    }
  }
}
