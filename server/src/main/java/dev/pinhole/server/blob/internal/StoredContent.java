package dev.pinhole.server.blob.internal;

import dev.pinhole.server.blob.BlobContent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A blob in its chunk files. A file is open only while bytes of it are sent. */
final class StoredContent implements BlobContent {
  private static final int COPY_BYTES = 128 * 1024;

  private final BlobLayout layout;
  private final ChunkReader chunks;
  private final List<LocalChunk> local = new ArrayList<>();

  StoredContent(BlobLayout layout, ChunkReader chunks) {
    this.layout = layout;
    this.chunks = chunks;
  }

  @Override
  public long size() {
    return layout.size();
  }

  @Override
  public Optional<ByteBuffer> cached() {
    return Optional.empty();
  }

  @Override
  public void transferTo(WritableByteChannel target, long offset, long length) throws IOException {
    Objects.checkFromIndexSize(offset, length, size());
    long position = offset;
    long end = offset + length;
    while (position < end) {
      int ordinal = (int) (position / layout.chunkSize());
      long start = ordinal * layout.chunkSize();
      long until = Math.min(end, start + layout.chunkSize());
      try (SeekableByteChannel chunk =
          chunks.open(layout, ordinal, position - start, until - position)) {
        send(chunk, position - start, until - position, target);
      }
      position = until;
    }
  }

  @Override
  public List<Path> localParts() throws IOException {
    while (local.size() < layout.chunks().size()) {
      local.add(chunks.local(layout, local.size()));
    }
    return local.stream().map(LocalChunk::file).toList();
  }

  @Override
  public void close() {
    local.forEach(LocalChunk::close);
    local.clear();
  }

  private static void send(
      SeekableByteChannel chunk, long from, long length, WritableByteChannel target)
      throws IOException {
    if (chunk instanceof FileChannel file) {
      sendFile(file, from, length, target);
    } else {
      copy(chunk, from, length, target);
    }
  }

  /** By the kernel, without the bytes coming through here, where the target is a socket. */
  private static void sendFile(FileChannel file, long from, long length, WritableByteChannel target)
      throws IOException {
    long sent = 0;
    while (sent < length) {
      long now = file.transferTo(from + sent, length - sent, target);
      if (now <= 0 && file.size() < from + length) {
        throw new IOException("a chunk file was cut short while it was being sent");
      }
      sent += now;
    }
  }

  private static void copy(
      SeekableByteChannel chunk, long from, long length, WritableByteChannel target)
      throws IOException {
    chunk.position(from);
    ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(COPY_BYTES, length));
    long left = length;
    while (left > 0) {
      buffer.clear().limit((int) Math.min(buffer.capacity(), left));
      if (chunk.read(buffer) < 0) {
        throw new IOException("a chunk ended while it was being sent");
      }
      left -= buffer.flip().remaining();
      while (buffer.hasRemaining()) {
        target.write(buffer);
      }
    }
  }
}
