package dev.pinhole.server.image.internal.metadata;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Finds the Exif item of HEIC and AVIF files (ISO/IEC 23008-12): item information says which item
 * it is, item location where it lies.
 */
final class HeifBlocks {
  private static final int MAX_BOXES = 256;
  private static final int MAX_META = 1024 * 1024;
  private static final int MAX_EXIF = 256 * 1024;

  private HeifBlocks() {}

  static void read(SourceReader in, Blocks blocks) throws IOException {
    long position = 0;
    for (int i = 0; i < MAX_BOXES && position + 16 <= in.size(); i++) {
      ByteBuffer head = ByteBuffer.wrap(in.block(position, 16));
      long size = head.getInt() & 0xFFFFFFFFL;
      String type = type(head);
      int header = size == 1 ? 16 : 8;
      size = size == 1 ? head.getLong() : size;
      if (size < header) {
        return;
      }
      if (type.equals("meta") && size - header <= MAX_META) {
        meta(in, ByteBuffer.wrap(in.block(position + header, (int) size - header)), blocks);
        return;
      }
      position += size;
    }
  }

  private static void meta(SourceReader in, ByteBuffer meta, Blocks blocks) throws IOException {
    try {
      meta.getInt();
      Set<Long> exifItems = new HashSet<>();
      ByteBuffer locations = ByteBuffer.allocate(0);
      while (meta.remaining() >= 8) {
        int size = meta.getInt();
        String type = type(meta);
        ByteBuffer box = meta.slice(meta.position(), bounded(size - 8, meta));
        meta.position(meta.position() + box.remaining());
        switch (type) {
          case "iinf" -> exifItems(box, exifItems);
          case "iloc" -> locations = box;
          default -> {}
        }
      }
      locate(in, locations, exifItems, blocks);
    } catch (BufferUnderflowException e) {
      throw new IOException("item tables are cut short", e);
    }
  }

  private static void exifItems(ByteBuffer box, Set<Long> items) throws IOException {
    int version = box.getInt() >>> 24;
    long count = version == 0 ? uint16(box) : uint32(box);
    for (long i = 0; i < count && box.remaining() >= 8; i++) {
      int size = box.getInt();
      box.getInt();
      ByteBuffer entry = box.slice(box.position(), bounded(size - 8, box));
      box.position(box.position() + entry.remaining());
      int entryVersion = entry.getInt() >>> 24;
      long item = entryVersion == 2 ? uint16(entry) : uint32(entry);
      entry.getShort();
      if (type(entry).equals("Exif")) {
        items.add(item);
      }
    }
  }

  private static void locate(SourceReader in, ByteBuffer box, Set<Long> wanted, Blocks blocks)
      throws IOException {
    if (wanted.isEmpty() || !box.hasRemaining()) {
      return;
    }
    int version = box.getInt() >>> 24;
    int sizes = uint16(box);
    int offsetSize = sizes >>> 12;
    int lengthSize = (sizes >>> 8) & 0xF;
    int baseSize = (sizes >>> 4) & 0xF;
    int indexSize = version == 0 ? 0 : sizes & 0xF;
    long count = version < 2 ? uint16(box) : uint32(box);
    for (long i = 0; i < count && box.hasRemaining(); i++) {
      long item = version < 2 ? uint16(box) : uint32(box);
      int method = version == 0 ? 0 : uint16(box) & 0xF;
      box.getShort();
      long base = number(box, baseSize);
      int extents = uint16(box);
      for (int e = 0; e < extents; e++) {
        number(box, indexSize);
        long offset = base + number(box, offsetSize);
        long length = number(box, lengthSize);
        if (e == 0 && method == 0 && wanted.contains(item) && length > 4 && length <= MAX_EXIF) {
          exif(in.block(offset, (int) length), blocks);
        }
      }
    }
  }

  /** The first four bytes say how many more to skip before the TIFF header. */
  private static void exif(byte[] item, Blocks blocks) {
    long start = 4 + (ByteBuffer.wrap(item).getInt() & 0xFFFFFFFFL);
    if (start < item.length) {
      blocks.add(Block.Kind.EXIF, Arrays.copyOfRange(item, (int) start, item.length));
    }
  }

  private static int bounded(int size, ByteBuffer within) throws IOException {
    if (size < 0 || size > within.remaining()) {
      throw new IOException("a box of " + size + " bytes where there are " + within.remaining());
    }
    return size;
  }

  private static long number(ByteBuffer box, int bytes) {
    return switch (bytes) {
      case 4 -> uint32(box);
      case 8 -> box.getLong();
      default -> 0;
    };
  }

  private static int uint16(ByteBuffer box) {
    return box.getShort() & 0xFFFF;
  }

  private static long uint32(ByteBuffer box) {
    return box.getInt() & 0xFFFFFFFFL;
  }

  private static String type(ByteBuffer box) {
    byte[] type = new byte[4];
    box.get(type);
    return new String(type, StandardCharsets.ISO_8859_1);
  }
}
