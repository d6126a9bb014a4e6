package dev.pinhole.imaging.inspect;

import dev.pinhole.imaging.ImagingException.Corrupt;
import dev.pinhole.imaging.Source;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// Random access to a source of several files through one small window. Positional reads rather
/// than a mapping: a mapping would stay until garbage collection, and reading one whose file was
/// cut short meanwhile is a fault in the JVM, not an exception.
///
/// Reading past the end says that the file is cut short.
final class Bytes implements AutoCloseable {
  private static final int WINDOW = 1 << 16;

  private final Source source;
  private final long[] starts;
  private final long size;
  private final byte[] window;
  private long windowStart;
  private int windowLength;
  private int openPart = -1;
  private @Nullable FileChannel channel;

  Bytes(Source source) throws IOException {
    this.source = source;
    this.starts = new long[source.parts().size()];
    long end = 0;
    for (int i = 0; i < starts.length; i++) {
      starts[i] = end;
      end += Files.size(source.parts().get(i));
    }
    this.size = end;
    this.window = new byte[(int) Math.min(WINDOW, Math.max(1, end))];
  }

  /// Bytes that are in memory already.
  Bytes(byte[] content) {
    this.source = new Source(List.of(), content.length);
    this.starts = new long[0];
    this.size = content.length;
    this.window = content;
    this.windowLength = content.length;
  }

  long size() {
    return size;
  }

  boolean has(long position, long length) {
    return position >= 0 && length >= 0 && length <= size - position;
  }

  int u8(long position) throws Corrupt {
    long offset = position - windowStart;
    if (offset < 0 || offset >= windowLength) {
      offset = load(position);
    }
    return window[(int) offset] & 0xff;
  }

  int u16be(long position) throws Corrupt {
    return u8(position) << 8 | u8(position + 1);
  }

  int u16le(long position) throws Corrupt {
    return u8(position) | u8(position + 1) << 8;
  }

  int u24le(long position) throws Corrupt {
    return u16le(position) | u8(position + 2) << 16;
  }

  long u32be(long position) throws Corrupt {
    return (long) u16be(position) << 16 | u16be(position + 2);
  }

  long u32le(long position) throws Corrupt {
    return u16le(position) | (long) u16le(position + 2) << 16;
  }

  long u64be(long position) throws Corrupt {
    return u32be(position) << 32 | u32be(position + 4);
  }

  long u64le(long position) throws Corrupt {
    return u32le(position) | u32le(position + 4) << 32;
  }

  /// Whether these ASCII characters stand at the position; false where the file ends before.
  boolean is(long position, String ascii) throws Corrupt {
    if (!has(position, ascii.length())) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if (u8(position + i) != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  String ascii(long position, int length) throws Corrupt {
    return new String(copy(position, length), StandardCharsets.ISO_8859_1);
  }

  byte[] copy(long position, int length) throws Corrupt {
    require(position, length);
    byte[] copy = new byte[length];
    for (int done = 0; done < length; ) {
      int offset = at(position + done);
      int step = Math.min(length - done, windowLength - offset);
      System.arraycopy(window, offset, copy, done, step);
      done += step;
    }
    return copy;
  }

  /// The position of the next such byte, or the size of the file.
  long indexOf(int wanted, long from) throws Corrupt {
    byte target = (byte) wanted;
    for (long position = from; position < size; ) {
      int offset = at(position);
      for (int i = offset; i < windowLength; i++) {
        if (window[i] == target) {
          return windowStart + i;
        }
      }
      position = windowStart + windowLength;
    }
    return size;
  }

  long crc32(long position, long length) throws Corrupt {
    require(position, length);
    CRC32 crc = new CRC32();
    for (long done = 0; done < length; ) {
      int offset = at(position + done);
      int step = (int) Math.min(length - done, windowLength - offset);
      crc.update(window, offset, step);
      done += step;
    }
    return crc.getValue();
  }

  void require(long position, long length) throws Corrupt {
    if (!has(position, length)) {
      throw cutShort();
    }
  }

  Corrupt cutShort() {
    return new Corrupt("the file is cut short: it ends after %d bytes".formatted(size));
  }

  private int at(long position) throws Corrupt {
    long offset = position - windowStart;
    return offset >= 0 && offset < windowLength ? (int) offset : load(position);
  }

  private int load(long position) throws Corrupt {
    require(position, 1);
    try {
      fill(position);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return (int) (position - windowStart);
  }

  private void fill(long position) throws IOException {
    int part = partOf(position);
    long offset = position - starts[part];
    ByteBuffer buffer = ByteBuffer.wrap(window);
    FileChannel file = open(part);
    while (buffer.hasRemaining() && file.read(buffer, offset + buffer.position()) >= 0) {
      // a read may return less than was asked for
    }
    if (buffer.position() == 0) {
      throw new EOFException(source.parts().get(part) + " became shorter while it was read");
    }
    windowStart = position;
    windowLength = buffer.position();
  }

  private int partOf(long position) {
    int found = Arrays.binarySearch(starts, position);
    int part = found >= 0 ? found : -found - 2;
    while (part + 1 < starts.length && starts[part + 1] == starts[part]) {
      part++; // empty parts start where their successor does
    }
    return part;
  }

  private FileChannel open(int part) throws IOException {
    FileChannel current = channel;
    if (current != null && openPart == part) {
      return current;
    }
    close();
    Path path = source.parts().get(part);
    FileChannel opened = FileChannel.open(path, StandardOpenOption.READ);
    channel = opened;
    openPart = part;
    return opened;
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
      channel = null;
    }
  }
}
