package dev.pinhole.server.blob.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/**
 * A part of a chunk that was fetched to a local file, at the positions that its bytes have in the
 * chunk. Bytes outside it cannot be read.
 */
final class ChunkWindow implements SeekableByteChannel {
  private final FileChannel file;
  private final long start;
  private final long size;

  /**
   * @param start where in the chunk the file's bytes begin
   * @param size of the whole chunk
   */
  ChunkWindow(FileChannel file, long start, long size) {
    this.file = file;
    this.start = start;
    this.size = size;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    return file.read(target);
  }

  @Override
  public long position() throws IOException {
    return start + file.position();
  }

  @Override
  public SeekableByteChannel position(long position) throws IOException {
    if (position < start || position > start + file.size()) {
      throw new IOException("position %d was not asked for".formatted(position));
    }
    file.position(position - start);
    return this;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public boolean isOpen() {
    return file.isOpen();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  @Override
  public int write(ByteBuffer source) {
    throw new NonWritableChannelException();
  }

  @Override
  public SeekableByteChannel truncate(long length) {
    throw new NonWritableChannelException();
  }
}
