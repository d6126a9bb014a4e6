package dev.pinhole.imaging.inspect;

import dev.pinhole.imaging.ImagingException.Corrupt;
import java.io.ByteArrayOutputStream;

/// The sequence parameter sets in an HEVC configuration box (ISO 14496-15, ITU-T H.265 7.3.2.2).
final class HevcHeader {
  private static final int CONFIGURATION = 22;
  private static final int SEQUENCE_PARAMETERS = 33;
  private static final int LONGEST = 1024;

  private HevcHeader() {}

  /// The most pixels that a picture can have; 0 where there is no parameter set.
  static long pixels(Bytes bytes, Box box) throws Corrupt {
    long pixels = 0;
    long position = box.start() + CONFIGURATION + 1;
    for (int arrays = bytes.u8(position - 1); arrays > 0; arrays--) {
      boolean parameters = (bytes.u8(position) & 0x3f) == SEQUENCE_PARAMETERS;
      int units = bytes.u16be(position + 1);
      position += 3;
      for (; units > 0; units--) {
        int length = bytes.u16be(position);
        if (parameters) {
          byte[] unit = bytes.copy(position + 2, Math.min(length, LONGEST));
          pixels = Math.max(pixels, sequence(new BitReader(unescaped(unit))));
        }
        position += 2 + length;
      }
    }
    return pixels;
  }

  private static long sequence(BitReader bits) throws Corrupt {
    bits.skip(16 + 4);
    int layers = (int) bits.read(3);
    bits.skip(1);
    profile(bits, layers);
    bits.exponentialGolomb();
    if (bits.exponentialGolomb() == 3) { // 4:4:4
      bits.skip(1);
    }
    long width = bits.exponentialGolomb();
    long height = bits.exponentialGolomb();
    return width > Integer.MAX_VALUE || height > Integer.MAX_VALUE ? 1L << 62 : width * height;
  }

  private static void profile(BitReader bits, int layers) throws Corrupt {
    bits.skip(96);
    if (layers == 0) {
      return;
    }
    int skipped = 0;
    for (int i = 0; i < layers; i++) {
      skipped += bits.flag() ? 88 : 0;
      skipped += bits.flag() ? 8 : 0;
    }
    bits.skip(2 * (8 - layers) + skipped);
  }

  /// Without the 3 that a coder puts after two zero bytes.
  private static byte[] unescaped(byte[] unit) {
    ByteArrayOutputStream clean = new ByteArrayOutputStream(unit.length);
    int zeroes = 0;
    for (byte b : unit) {
      if (zeroes >= 2 && b == 3) {
        zeroes = 0;
        continue;
      }
      zeroes = b == 0 ? zeroes + 1 : 0;
      clean.write(b);
    }
    return clean.toByteArray();
  }
}
