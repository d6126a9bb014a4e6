package dev.pinhole.imaging.vips;

import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// The bytes of a source where a decoder can read them, valid while their scope is open.
public final class SourceBytes {
  private final MemorySegment segment;

  private SourceBytes(MemorySegment segment) {
    this.segment = segment;
  }

  /// One file is mapped, not copied. It must not shrink while it is: reading a page that is gone
  /// ends the process. Several are read into memory, one after the other.
  ///
  /// @param size of all the files together, in bytes
  public static SourceBytes of(Scope scope, List<Path> files, long size) throws IOException {
    return files.size() == 1
        ? new SourceBytes(map(scope, files.getFirst()))
        : new SourceBytes(read(scope, files, size));
  }

  /// A copy of these bytes.
  public static SourceBytes of(Scope scope, byte[] bytes) {
    return new SourceBytes(
        scope.arena().allocate(bytes.length, 1).copyFrom(MemorySegment.ofArray(bytes)));
  }

  private static MemorySegment map(Scope scope, Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), scope.arena());
    }
  }

  private static MemorySegment read(Scope scope, List<Path> files, long size) throws IOException {
    MemorySegment all = scope.arena().allocate(size, 1);
    ByteBuffer rest = all.asByteBuffer();
    for (Path file : files) {
      append(file, rest);
    }
    if (rest.hasRemaining()) {
      throw new EOFException("%d of %d bytes are missing".formatted(rest.remaining(), size));
    }
    return all;
  }

  private static void append(Path file, ByteBuffer rest) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      int read = 0;
      while (rest.hasRemaining() && read >= 0) {
        read = channel.read(rest);
      }
    }
  }

  MemorySegment segment() {
    return segment;
  }
}
