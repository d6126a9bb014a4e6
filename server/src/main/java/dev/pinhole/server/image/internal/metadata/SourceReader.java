package dev.pinhole.server.image.internal.metadata;

import com.drew.lang.BufferBoundsException;
import com.drew.lang.RandomAccessReader;
import dev.pinhole.imaging.Source;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * An image's bytes, wherever in its files they lie. Holds one window of them, and gives up after a
 * number of reads that no honest file needs: that ends every loop a hostile file can set up.
 */
final class SourceReader extends RandomAccessReader implements AutoCloseable {
  private static final int WINDOW = 64 * 1024;
  private static final int MAX_BLOCK = 1024 * 1024;

  private final Source source;
  private final ByteBuffer window = ByteBuffer.allocate(WINDOW).limit(0);
  private final Budget budget;
  private long windowStart;
  private @Nullable FileChannel open;
  private @Nullable Path openPath;

  SourceReader(Source source, Budget budget) {
    this.source = source;
    this.budget = budget;
  }

  @Override
  public int toUnshiftedOffset(int localOffset) {
    return localOffset;
  }

  @Override
  public byte getByte(int index) throws IOException {
    budget.spend(1);
    return at(index);
  }

  @Override
  public byte[] getBytes(int index, int count) throws IOException {
    validateIndex(index, count);
    if (count > MAX_BLOCK) {
      throw new IOException("a value of " + count + " bytes");
    }
    budget.spend(count);
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = at((long) index + i);
    }
    return bytes;
  }

  /** As {@link #getBytes}, beyond 2 GiB too. */
  byte at(long position) throws IOException {
    if (position < windowStart || position >= windowStart + window.limit()) {
      fill(position);
    }
    return window.get((int) (position - windowStart));
  }

  byte[] block(long position, int count) throws IOException {
    if (position < 0 || count < 0 || count > MAX_BLOCK || position + count > source.size()) {
      throw new IOException("a block outside of the file or of all bounds");
    }
    budget.spend(count);
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = at(position + i);
    }
    return bytes;
  }

  long size() {
    return source.size();
  }

  @Override
  protected void validateIndex(int index, int bytesRequested) throws IOException {
    if (!isValidIndex(index, bytesRequested)) {
      throw new BufferBoundsException(index, bytesRequested, getLength());
    }
  }

  @Override
  protected boolean isValidIndex(int index, int bytesRequested) {
    return index >= 0 && bytesRequested >= 0 && (long) index + bytesRequested <= getLength();
  }

  @Override
  public long getLength() {
    return Math.min(source.size(), Integer.MAX_VALUE);
  }

  @Override
  public void close() throws IOException {
    if (open != null) {
      open.close();
    }
  }

  private void fill(long position) throws IOException {
    long start = 0;
    for (Path part : source.parts()) {
      long size = Files.size(part);
      if (position >= start && position < start + size) {
        fill(channel(part), position, position - start);
        return;
      }
      start += size;
    }
    throw new BufferBoundsException("position " + position + " of " + source.size());
  }

  private void fill(FileChannel part, long position, long inPart) throws IOException {
    budget.spend(WINDOW / 16);
    window.clear();
    while (window.hasRemaining() && part.read(window, inPart + window.position()) > 0) {}
    window.flip();
    windowStart = position;
    if (window.limit() == 0) {
      throw new BufferBoundsException("a part ends early");
    }
  }

  private FileChannel channel(Path part) throws IOException {
    if (open == null || !part.equals(openPath)) {
      close();
      open = FileChannel.open(part, StandardOpenOption.READ);
      openPath = part;
    }
    return open;
  }
}
