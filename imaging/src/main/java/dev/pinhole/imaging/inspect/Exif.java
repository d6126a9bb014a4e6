package dev.pinhole.imaging.inspect;

import dev.pinhole.imaging.ImagingException.Corrupt;

/// The orientation in an EXIF block: tag 0x0112 of its first directory. Damaged EXIF is no reason
/// to refuse an image, it then counts as absent.
final class Exif {
  private static final int ORIENTATION = 0x0112;
  private static final int BYTE = 1;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int ENTRY = 12;

  private final Bytes bytes;
  private final long start;
  private final long end;
  private final boolean little;

  private Exif(Bytes bytes, long start, long length, boolean little) {
    this.bytes = bytes;
    this.start = start;
    this.end = start + length;
    this.little = little;
  }

  /// The orientation as found, legal or not; 1 where there is none. The block begins at `start`
  /// with a TIFF header.
  static int orientation(Bytes bytes, long start, long length) throws Corrupt {
    if (length < 8 || !bytes.has(start, length)) {
      return 1;
    }
    boolean little = bytes.is(start, "II*\0");
    if (!little && !bytes.is(start, "MM\0*")) {
      return 1;
    }
    return new Exif(bytes, start, length, little).find();
  }

  private int find() throws Corrupt {
    long directory = start + u32(start + 4);
    if (!inside(directory, 2)) {
      return 1;
    }
    int entries = u16(directory);
    for (int i = 0; i < entries; i++) {
      long entry = directory + 2 + (long) i * ENTRY;
      if (!inside(entry, ENTRY)) {
        return 1;
      }
      if (u16(entry) == ORIENTATION) {
        return value(entry);
      }
    }
    return 1;
  }

  private int value(long entry) throws Corrupt {
    return switch (u16(entry + 2)) {
      case BYTE -> bytes.u8(entry + 8);
      case SHORT -> u16(entry + 8);
      case LONG -> (int) Math.min(Integer.MAX_VALUE, u32(entry + 8));
      default -> 1;
    };
  }

  private boolean inside(long position, long length) {
    return position >= start && position + length <= end;
  }

  private int u16(long position) throws Corrupt {
    return little ? bytes.u16le(position) : bytes.u16be(position);
  }

  private long u32(long position) throws Corrupt {
    return little ? bytes.u32le(position) : bytes.u32be(position);
  }
}
