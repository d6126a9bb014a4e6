package dev.pinhole.server.blob.internal;

import dev.pinhole.server.blob.BlobId;
import dev.pinhole.server.platform.Sha256;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Writes one blob into chunk files. The first chunk is hashed once only: as long as there is no
 * second, the hash of the whole is the hash of the chunk.
 */
final class ChunkWriter implements Closeable {
  private final StagingArea area;
  private final EarlySync earlySync;
  private final long chunkSize;
  private final MessageDigest whole = Sha256.digest();
  private final MessageDigest piece = Sha256.digest();
  private final List<StagedChunk> chunks = new ArrayList<>();
  private long size;
  private long room;
  private @Nullable Path file;
  private @Nullable FileChannel channel;
  private boolean finished;

  ChunkWriter(StagingArea area, EarlySync earlySync, long chunkSize) {
    this.area = area;
    this.earlySync = earlySync;
    this.chunkSize = chunkSize;
  }

  /** Bytes written so far. */
  long size() {
    return size;
  }

  void write(byte[] bytes, int length) throws IOException {
    int from = 0;
    while (from < length) {
      FileChannel target = channel == null ? begin() : channel;
      int part = (int) Math.min(room, length - from);
      hash(bytes, from, part);
      ByteBuffer buffer = ByteBuffer.wrap(bytes, from, part);
      while (buffer.hasRemaining()) {
        target.write(buffer);
      }
      from += part;
      size += part;
      room -= part;
      if (room == 0) {
        end();
      }
    }
  }

  StagedChunks finish() throws IOException {
    end();
    StagedChunks staged =
        new StagedChunks(new BlobId(Sha256.finish(whole)), size, chunkSize, chunks);
    finished = true;
    return staged;
  }

  /** Deletes what was written, unless finished. */
  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
    if (!finished) {
      chunks.forEach(chunk -> StagingArea.delete(chunk.file()));
      if (file != null) {
        StagingArea.delete(file);
      }
    }
  }

  private void hash(byte[] bytes, int from, int length) {
    whole.update(bytes, from, length);
    if (!chunks.isEmpty()) {
      piece.update(bytes, from, length);
    }
  }

  private FileChannel begin() throws IOException {
    Path path = area.newFile();
    FileChannel opened =
        FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    file = path;
    channel = opened;
    room = chunkSize;
    return opened;
  }

  private void end() throws IOException {
    if (channel == null || file == null) {
      return;
    }
    channel.close();
    String hash = chunks.isEmpty() ? Sha256.soFar(whole) : Sha256.finish(piece);
    chunks.add(new StagedChunk(hash, chunkSize - room, file, beginSync(hash, file)));
    channel = null;
    file = null;
  }

  /** One at a time: a sender faster than the disk is slowed down and fills no memory. */
  private @Nullable Future<?> beginSync(String hash, Path path) throws IOException {
    if (!chunks.isEmpty() && chunks.getLast().syncing() != null) {
      chunks.getLast().sync();
    }
    return earlySync.begin(hash, path);
  }
}
