package dev.pinhole.imaging.vips;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// An encoded image in native memory, valid while its scope is open.
public final class EncodedBytes {
  private final MemorySegment segment;

  private EncodedBytes(MemorySegment segment) {
    this.segment = segment;
  }

  static EncodedBytes of(Scope scope, MemorySegment blob) {
    try (Arena local = Arena.ofConfined()) {
      MemorySegment length = local.allocate(JAVA_LONG);
      MemorySegment data = scope.binding().vips().blobGet(blob, length);
      return new EncodedBytes(data.reinterpret(length.get(JAVA_LONG, 0), scope.arena(), null));
    }
  }

  public long size() {
    return segment.byteSize();
  }

  /// Creates or replaces `target`.
  public void writeTo(Path target) throws IOException {
    try (var channel =
        FileChannel.open(
            target,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer bytes = segment.asByteBuffer();
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
  }
}
