package dev.pinhole.imaging.inspect;

import dev.pinhole.imaging.ImagingException.Corrupt;

/// Bits of a codec header, most significant first.
final class BitReader {
  private final byte[] bytes;
  private int position;

  BitReader(byte[] bytes) {
    this.bytes = bytes;
  }

  long read(int count) throws Corrupt {
    long value = 0;
    for (int i = 0; i < count; i++) {
      value = value << 1 | bit();
    }
    return value;
  }

  boolean flag() throws Corrupt {
    return bit() == 1;
  }

  void skip(int count) {
    position += count;
  }

  /// Exponential-Golomb code `ue(v)` of HEVC, which is also `uvlc()` of AV1.
  long exponentialGolomb() throws Corrupt {
    int zeroes = 0;
    while (bit() == 0) {
      if (++zeroes > 32) {
        throw new Corrupt("the image's codec header is damaged");
      }
    }
    return (1L << zeroes) - 1 + read(zeroes);
  }

  private int bit() throws Corrupt {
    int index = position >> 3;
    if (index >= bytes.length) {
      throw new Corrupt("the image's codec header is cut short");
    }
    return (bytes[index] >> (7 - (position++ & 7))) & 1;
  }
}
