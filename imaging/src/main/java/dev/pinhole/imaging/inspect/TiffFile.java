package dev.pinhole.imaging.inspect;

import dev.pinhole.imaging.ImagingException.Corrupt;

/// The numbers of a TIFF in its byte order and width of offsets.
final class TiffFile {
  private final Bytes bytes;
  private final boolean little;
  private final boolean big;

  TiffFile(Bytes bytes) throws Corrupt {
    this.bytes = bytes;
    this.little = bytes.u8(0) == 'I';
    this.big = u16(2) == 43;
  }

  long firstDirectory() throws Corrupt {
    return big ? offset(8) : offset(4);
  }

  long offset(long position) throws Corrupt {
    return big ? u64(position) : u32(position);
  }

  int offsetSize() {
    return big ? 8 : 4;
  }

  /// How many entries a directory has, and where they begin.
  long entryCount(long directory) throws Corrupt {
    return big ? u64(directory) : u16(directory);
  }

  int countSize() {
    return big ? 8 : 2;
  }

  int entrySize() {
    return big ? 20 : 12;
  }

  void require(long position, long length) throws Corrupt {
    bytes.require(position, length);
  }

  int u8(long position) throws Corrupt {
    return bytes.u8(position);
  }

  int u16(long position) throws Corrupt {
    return little ? bytes.u16le(position) : bytes.u16be(position);
  }

  long u32(long position) throws Corrupt {
    return little ? bytes.u32le(position) : bytes.u32be(position);
  }

  long u64(long position) throws Corrupt {
    long value = little ? bytes.u64le(position) : bytes.u64be(position);
    if (value < 0) {
      throw bytes.cutShort();
    }
    return value;
  }
}
