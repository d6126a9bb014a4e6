package dev.pinhole.server.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A photograph that says where it was taken, as cameras and phones write it. */
public final class GeoTaggedJpeg {
  /** The day as satellites told it: words that are found again wherever the tags are copied to. */
  public static final String WORD = "1987:06:05";

  private static final int ASCII = 2;
  private static final int LONG = 4;
  private static final int RATIONAL = 5;

  private static final int GPS_AT = 26;
  private static final int VALUES_AT = GPS_AT + 2 + 5 * 12 + 4;

  private GeoTaggedJpeg() {}

  /** At 48.5° north, 11.25° east. */
  public static byte[] of(int seed) {
    return TestImages.jpegWith(TestImages.encoded("jpg", 640, 480, seed), 0xE1, exif());
  }

  private static byte[] exif() {
    ByteBuffer tiff = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);
    tiff.put("II*\0".getBytes(StandardCharsets.US_ASCII)).putInt(8);
    tiff.putShort((short) 1);
    entry(tiff, 0x8825, LONG, 1, GPS_AT).putInt(0);
    tiff.putShort((short) 5);
    entry(tiff, 1, ASCII, 2, 'N');
    entry(tiff, 2, RATIONAL, 3, VALUES_AT);
    entry(tiff, 3, ASCII, 2, 'E');
    entry(tiff, 4, RATIONAL, 3, VALUES_AT + 24);
    entry(tiff, 29, ASCII, WORD.length() + 1, VALUES_AT + 48).putInt(0);
    degrees(tiff, 48, 30);
    degrees(tiff, 11, 15);
    tiff.put((WORD + "\0").getBytes(StandardCharsets.US_ASCII));
    return segment(tiff.flip());
  }

  private static byte[] segment(ByteBuffer tiff) {
    byte[] start = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(start.length + tiff.remaining()).put(start).put(tiff).array();
  }

  private static ByteBuffer entry(ByteBuffer tiff, int tag, int type, int count, int value) {
    return tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
  }

  private static void degrees(ByteBuffer tiff, int degrees, int minutes) {
    tiff.putInt(degrees).putInt(1).putInt(minutes).putInt(1).putInt(0).putInt(1);
  }
}
