package dev.pinhole.imaging.inspect;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/// Puts files together byte by byte.
final class Layout {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  static byte[] of(Object... pieces) {
    return new Layout().add(pieces).bytes();
  }

  /// Strings are Latin-1, numbers single bytes.
  Layout add(Object... pieces) {
    for (Object piece : pieces) {
      switch (piece) {
        case Integer number -> out.write(number);
        case String text -> out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        case byte[] bytes -> out.writeBytes(bytes);
        default -> throw new IllegalArgumentException(piece.toString());
      }
    }
    return this;
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  static byte[] big(int width, long number) {
    byte[] bytes = new byte[width];
    for (int i = 0; i < width; i++) {
      bytes[i] = (byte) (number >>> (8 * (width - 1 - i)));
    }
    return bytes;
  }

  static byte[] little(int width, long number) {
    byte[] bytes = new byte[width];
    for (int i = 0; i < width; i++) {
      bytes[i] = (byte) (number >>> (8 * i));
    }
    return bytes;
  }

  // JPEG

  static byte[] segment(int marker, Object... content) {
    byte[] body = of(content);
    return of(0xff, marker, big(2, body.length + 2L), body);
  }

  static byte[] frameHeader(int marker, int precision, int width, int height, int components) {
    return segment(
        marker, precision, big(2, height), big(2, width), components, new byte[3 * components]);
  }

  static byte[] jpeg(byte[]... before) {
    Layout file = new Layout().add(0xff, 0xd8);
    for (byte[] segment : before) {
      file.add((Object) segment);
    }
    return file.add(segment(0xda, new byte[6]), "pixels", 0xff, 0, 0xff, 0xd0, 0xff, 0xd9).bytes();
  }

  /// An EXIF block with one field, the orientation.
  static byte[] exif(int type, long value) {
    byte[] field = type == 3 ? of(big(2, value), big(2, 0)) : big(4, value);
    return of(
        "MM",
        big(2, 42),
        big(4, 8),
        big(2, 1),
        big(2, 0x112),
        big(2, type),
        big(4, 1),
        field,
        big(4, 0));
  }

  // PNG

  static byte[] chunk(String type, Object... content) {
    byte[] body = of(type, of(content));
    CRC32 crc = new CRC32();
    crc.update(body);
    return of(big(4, body.length - 4L), body, big(4, crc.getValue()));
  }

  static byte[] header(long width, long height, int depth, int colours) {
    return chunk("IHDR", big(4, width), big(4, height), depth, colours, 0, 0, 0);
  }

  static byte[] png(byte[]... chunks) {
    Layout file = new Layout().add(0x89, "PNG\r\n", 0x1a, "\n");
    for (byte[] chunk : chunks) {
      file.add((Object) chunk);
    }
    return file.add(chunk("IDAT", "data"), chunk("IEND")).bytes();
  }

  // RIFF

  static byte[] riff(String type, Object... content) {
    byte[] body = of(content);
    return of(type, little(4, body.length), body, new byte[body.length & 1]);
  }

  static byte[] webp(Object... chunks) {
    return riff("RIFF", "WEBP", of(chunks));
  }

  static byte[] lossless(int width, int height, boolean alpha) {
    long bits = (width - 1L) | (height - 1L) << 14 | (alpha ? 1L << 28 : 0);
    return riff("VP8L", 0x2f, little(4, bits), "data");
  }

  static byte[] canvas(int flags, int width, int height) {
    return riff("VP8X", little(4, flags), little(3, width - 1L), little(3, height - 1L));
  }

  static byte[] animationFrame(int width, int height) {
    return riff(
        "ANMF",
        new byte[6],
        little(3, width - 1L),
        little(3, height - 1L),
        new byte[4],
        lossless(width, height, true));
  }

  // GIF

  static byte[] gif(int width, int height, int frames) {
    Layout file = new Layout();
    file.add("GIF89a", little(2, width), little(2, height), 0x80, 0, 0, new byte[6]);
    for (int i = 0; i < frames; i++) {
      file.add(0x2c, new byte[4], little(2, width), little(2, height), 0, 2, 2, 0x44, 1, 0);
    }
    return file.add(0x3b).bytes();
  }

  // TIFF

  /// A little-endian file whose pages are these many pixels a side; the last leads to `next`.
  static byte[] tiff(int pages, int side, long next) {
    Layout file = new Layout().add("II", little(2, 42), little(4, 8));
    int fields = 4;
    int size = 2 + 12 * fields + 4;
    for (int page = 0; page < pages; page++) {
      file.add((Object) little(2, fields));
      file.add(shortField(256, side), shortField(257, side), shortField(258, 8));
      file.add(shortField(274, 6), little(4, page + 1 < pages ? 8L + (page + 1L) * size : next));
    }
    return file.bytes();
  }

  private static byte[] shortField(int tag, int value) {
    return of(little(2, tag), little(2, 3), little(4, 1), little(4, value));
  }

  // ISO base media

  static byte[] box(String type, Object... content) {
    byte[] body = of(content);
    return of(big(4, body.length + 8L), type, body);
  }

  static byte[] size(long width, long height) {
    return box("ispe", big(4, 0), big(4, width), big(4, height));
  }

  /// One image item with these properties; `data` is what the codec would get.
  static byte[] heif(String brand, String codec, byte[] data, byte[]... properties) {
    byte[] type = box("ftyp", brand, big(4, 0), "mif1");
    int dataAt = type.length + meta(codec, 0, data.length, properties).length + 8;
    return of(type, meta(codec, dataAt, data.length, properties), box("mdat", data));
  }

  private static byte[] meta(String codec, long at, long length, byte[]... properties) {
    Layout all = new Layout();
    Layout used = new Layout().add(big(4, 0), big(4, 1), big(2, 1), properties.length);
    for (int i = 0; i < properties.length; i++) {
      all.add((Object) properties[i]);
      used.add(i + 1);
    }
    byte[] item = box("infe", 2, new byte[3], big(2, 1), big(2, 0), codec, 0);
    return box(
        "meta",
        big(4, 0),
        box("pitm", big(4, 0), big(2, 1)),
        box("iinf", big(4, 0), big(2, 1), item),
        box("iprp", box("ipco", all.bytes()), box("ipma", used.bytes())),
        box(
            "iloc",
            big(4, 0),
            0x44,
            0,
            big(2, 1),
            big(2, 1),
            big(2, 0),
            big(2, 1),
            big(4, at),
            big(4, length)));
  }

  /// An AV1 sequence header for a still picture (the reduced form) of this size.
  static byte[] av1(int width, int height) {
    // profile 000, still 1, reduced 1, level 00000, width bits 1111, height bits 1111
    long bits = 0b00011_00000_1111_1111L;
    bits = bits << 16 | (width - 1L);
    bits = bits << 16 | (height - 1L);
    return of(0x0a, 7, big(7, bits << 6));
  }

  static byte[] bmp(int width, int height, int depth, int compression) {
    int row = (width * depth + 31) / 32 * 4;
    byte[] pixels = new byte[compression == 0 ? row * Math.abs(height) : 2];
    return of(
        "BM",
        little(4, 54L + pixels.length),
        little(4, 0),
        little(4, 54),
        little(4, 40),
        little(4, width),
        little(4, height),
        little(2, 1),
        little(2, depth),
        little(4, compression),
        new byte[20],
        pixels);
  }
}
