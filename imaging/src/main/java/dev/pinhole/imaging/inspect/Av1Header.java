package dev.pinhole.imaging.inspect;

import dev.pinhole.imaging.ImagingException.Corrupt;

/// The sequence headers in an AV1 stream (AV1 specification, 5.5): the largest frame they allow.
final class Av1Header {
  private static final int SEQUENCE_HEADER = 1;
  private static final int MOST_UNITS = 10_000;
  private static final int LONGEST = 256;

  private Av1Header() {}

  /// The most pixels that a frame of the stream can have; 0 where there is no sequence header.
  static long pixels(Bytes bytes, HeifItem.Extent extent) throws Corrupt {
    long end = extent.start() + extent.length();
    long position = extent.start();
    long pixels = 0;
    for (int unit = 0; position < end && unit < MOST_UNITS; unit++) {
      int header = bytes.u8(position);
      position += (header & 4) == 0 ? 1 : 2;
      long length = end - position;
      if ((header & 2) != 0) {
        length = leb128(bytes, position);
        position += leb128Width(bytes, position);
      }
      if ((header >> 3 & 15) == SEQUENCE_HEADER) {
        int size = (int) Math.min(LONGEST, Math.min(length, end - position));
        pixels = Math.max(pixels, sequence(new BitReader(bytes.copy(position, Math.max(0, size)))));
      }
      position += length;
    }
    return pixels;
  }

  private static long sequence(BitReader bits) throws Corrupt {
    bits.skip(4); // profile, still picture
    if (bits.flag()) { // reduced still picture header
      bits.skip(5);
    } else {
      operatingPoints(bits);
    }
    int widthBits = (int) bits.read(4) + 1;
    int heightBits = (int) bits.read(4) + 1;
    return (bits.read(widthBits) + 1) * (bits.read(heightBits) + 1);
  }

  private static void operatingPoints(BitReader bits) throws Corrupt {
    int delayBits = bits.flag() ? timing(bits) : 0;
    boolean displayDelay = bits.flag();
    for (long points = bits.read(5); points >= 0; points--) {
      bits.skip(12);
      if (bits.read(5) > 7) {
        bits.skip(1);
      }
      if (delayBits > 0 && bits.flag()) {
        bits.skip(2 * delayBits + 1);
      }
      if (displayDelay && bits.flag()) {
        bits.skip(4);
      }
    }
  }

  /// Timing information; the width of delays where a decoder model follows, else 0.
  private static int timing(BitReader bits) throws Corrupt {
    bits.skip(64);
    if (bits.flag()) {
      bits.exponentialGolomb();
    }
    if (!bits.flag()) {
      return 0;
    }
    int width = (int) bits.read(5) + 1;
    bits.skip(42);
    return width;
  }

  private static long leb128(Bytes bytes, long position) throws Corrupt {
    long value = 0;
    for (int i = 0; i < 8; i++) {
      int next = bytes.u8(position + i);
      value |= (long) (next & 0x7f) << (7 * i);
      if (next < 0x80) {
        return value;
      }
    }
    throw new Corrupt("the image's codec header is damaged");
  }

  private static int leb128Width(Bytes bytes, long position) throws Corrupt {
    int width = 1;
    while (bytes.u8(position + width - 1) >= 0x80) {
      width++;
    }
    return width;
  }
}
