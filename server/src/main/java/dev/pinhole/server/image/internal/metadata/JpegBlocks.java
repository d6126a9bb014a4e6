package dev.pinhole.server.image.internal.metadata;

import java.io.IOException;

/** Walks the segments of a JPEG up to its pixels. */
final class JpegBlocks {
  private static final int MAX_SEGMENTS = 4096;
  private static final int START_OF_SCAN = 0xDA;
  private static final int COMMENT = 0xFE;
  private static final int APP1 = 0xE1;
  private static final int APP13 = 0xED;

  private JpegBlocks() {}

  static void read(SourceReader in, Blocks blocks) throws IOException {
    long position = 2;
    for (int i = 0; i < MAX_SEGMENTS && position + 4 <= in.size(); i++) {
      byte[] head = in.block(position, 4);
      int marker = head[1] & 0xFF;
      int length = ((head[2] & 0xFF) << 8) | (head[3] & 0xFF);
      if ((head[0] & 0xFF) != 0xFF || marker == START_OF_SCAN || length < 2) {
        return;
      }
      read(in, position + 4, length - 2, marker, blocks);
      position += 2 + length;
    }
  }

  private static void read(SourceReader in, long position, int length, int marker, Blocks blocks)
      throws IOException {
    if (position + length > in.size()) {
      return;
    }
    switch (marker) {
      case APP1 -> app1(in.block(position, length), blocks);
      case APP13 -> app13(in.block(position, length), blocks);
      case COMMENT -> blocks.add(Block.Kind.COMMENT, in.block(position, length));
      default -> {}
    }
  }

  private static void app1(byte[] bytes, Blocks blocks) {
    if (!blocks.addAfter("Exif\0\0", Block.Kind.EXIF, bytes)) {
      blocks.addAfter("http://ns.adobe.com/xap/1.0/\0", Block.Kind.XMP, bytes);
    }
  }

  private static void app13(byte[] bytes, Blocks blocks) {
    if (Blocks.startsWith(bytes, "Photoshop 3.0\0")) {
      PhotoshopBlocks.read(bytes, 14, blocks);
    }
  }
}
