package dev.pinhole.server.image.internal.metadata;

import java.util.Arrays;

/** Finds the IPTC record among Photoshop's image resources. */
final class PhotoshopBlocks {
  private static final int IPTC = 0x0404;

  private PhotoshopBlocks() {}

  /** Each resource: "8BIM", id, a padded Pascal string, a length, padded bytes. */
  static void read(byte[] bytes, int start, Blocks blocks) {
    int position = start;
    while (position + 12 <= bytes.length && isResource(bytes, position)) {
      int id = uint16(bytes, position + 4);
      int data = position + 6 + even(1 + (bytes[position + 6] & 0xFF)) + 4;
      if (data > bytes.length) {
        return;
      }
      long length = uint32(bytes, data - 4);
      if (data + length > bytes.length) {
        return;
      }
      if (id == IPTC) {
        blocks.add(Block.Kind.IPTC, Arrays.copyOfRange(bytes, data, data + (int) length));
      }
      position = data + even((int) length);
    }
  }

  private static boolean isResource(byte[] b, int at) {
    return b[at] == '8' && b[at + 1] == 'B' && b[at + 2] == 'I' && b[at + 3] == 'M';
  }

  private static int even(int length) {
    return length + (length & 1);
  }

  private static int uint16(byte[] b, int at) {
    return ((b[at] & 0xFF) << 8) | (b[at + 1] & 0xFF);
  }

  private static long uint32(byte[] b, int at) {
    return ((long) uint16(b, at) << 16) | uint16(b, at + 2);
  }
}
