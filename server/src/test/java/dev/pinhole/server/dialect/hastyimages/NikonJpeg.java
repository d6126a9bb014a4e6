package dev.pinhole.server.dialect.hastyimages;

import dev.pinhole.server.image.TestImages;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A photograph that says of itself what the document's example does. */
final class NikonJpeg {
  private static final int ASCII = 2;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int RATIONAL = 5;
  private static final int UNDEFINED = 7;

  private static final int MAIN_AT = 8;
  private static final int MAIN_TAGS = 7;
  private static final int SHOT_AT = MAIN_AT + 2 + MAIN_TAGS * 12 + 4;
  private static final int SHOT_TAGS = 10;
  private static final int VALUES_AT = SHOT_AT + 2 + SHOT_TAGS * 12 + 4;

  private final ByteBuffer tiff = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);
  private int values = VALUES_AT;

  private NikonJpeg() {}

  /** 100 by 75 pixels, another picture for each seed. */
  static byte[] of(int seed) {
    byte[] plain = TestImages.encoded("jpg", 100, 75, seed);
    return TestImages.jpegWith(plain, 0xE1, new NikonJpeg().segment());
  }

  private byte[] segment() {
    tiff.put("II*\0".getBytes(StandardCharsets.US_ASCII)).putInt(MAIN_AT);
    main();
    shot();
    byte[] start = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    byte[] exif = new byte[values];
    tiff.get(0, exif);
    return ByteBuffer.allocate(start.length + exif.length).put(start).put(exif).array();
  }

  private void main() {
    tiff.position(MAIN_AT).putShort((short) MAIN_TAGS);
    text(0x010F, "NIKON");
    text(0x0110, "COOLPIX P1");
    entry(0x0112, SHORT, 1).putInt(1);
    rational(0x011A, 72, 1);
    rational(0x011B, 72, 1);
    text(0x0131, "GIMP 2.4.5");
    entry(0x8769, LONG, 1).putInt(SHOT_AT);
  }

  private void shot() {
    tiff.position(SHOT_AT).putShort((short) SHOT_TAGS);
    entry(0x9000, UNDEFINED, 4).put("0220".getBytes(StandardCharsets.US_ASCII));
    rational(0x9205, 29, 10);
    entry(0x9207, SHORT, 1).putInt(5);
    entry(0x9209, SHORT, 1).putInt(0x18);
    rational(0x920A, 75, 10);
    entry(0xA002, LONG, 1).putInt(100);
    entry(0xA003, LONG, 1).putInt(75);
    entry(0xA408, SHORT, 1).putInt(0);
    entry(0xA409, SHORT, 1).putInt(0);
    entry(0xA40A, SHORT, 1).putInt(0);
  }

  private ByteBuffer entry(int tag, int type, int count) {
    return tiff.putShort((short) tag).putShort((short) type).putInt(count);
  }

  private void text(int tag, String text) {
    byte[] bytes = (text + "\0").getBytes(StandardCharsets.US_ASCII);
    entry(tag, ASCII, bytes.length).putInt(values);
    tiff.put(values, bytes);
    values += bytes.length;
  }

  private void rational(int tag, int numerator, int denominator) {
    entry(tag, RATIONAL, 1).putInt(values);
    tiff.putInt(values, numerator).putInt(values + 4, denominator);
    values += 8;
  }
}
