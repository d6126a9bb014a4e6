package dev.pinhole.server.image.internal.metadata;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Walks the chunks of PNG and WebP, which differ little: PNG has length, type, data, checksum in
 * big-endian; RIFF has type, length, data, padding in little-endian. Compressed PNG text is left
 * alone: a few kilobytes of it can inflate to gigabytes.
 */
final class ChunkBlocks {
  private static final int MAX_CHUNKS = 100_000;
  private static final int MAX_BLOCK = 256 * 1024;

  private ChunkBlocks() {}

  static void readPng(SourceReader in, Blocks blocks) throws IOException {
    long position = 8;
    for (int i = 0; i < MAX_CHUNKS && position + 8 <= in.size(); i++) {
      ByteBuffer head = ByteBuffer.wrap(in.block(position, 8));
      long length = head.getInt() & 0xFFFFFFFFL;
      String type = type(head);
      if (isWanted(in, position + 8, length)) {
        png(type, in, position + 8, (int) length, blocks);
      }
      position += 12 + length;
    }
  }

  static void readWebp(SourceReader in, Blocks blocks) throws IOException {
    long position = 12;
    for (int i = 0; i < MAX_CHUNKS && position + 8 <= in.size(); i++) {
      ByteBuffer head = ByteBuffer.wrap(in.block(position, 8)).order(ByteOrder.LITTLE_ENDIAN);
      String type = type(head);
      long length = head.getInt() & 0xFFFFFFFFL;
      if (isWanted(in, position + 8, length)) {
        webp(type, in, position + 8, (int) length, blocks);
      }
      position += 8 + length + (length & 1);
    }
  }

  private static boolean isWanted(SourceReader in, long position, long length) {
    return length <= MAX_BLOCK && position + length <= in.size();
  }

  private static void png(String type, SourceReader in, long position, int length, Blocks blocks)
      throws IOException {
    switch (type) {
      case "eXIf" -> blocks.add(Block.Kind.EXIF, in.block(position, length));
      case "tEXt" -> blocks.add(Block.Kind.COMMENT, text(in.block(position, length)));
      case "iTXt" ->
          blocks.addAfter(
              "XML:com.adobe.xmp\0\0\0\0\0", Block.Kind.XMP, in.block(position, length));
      default -> {}
    }
  }

  private static void webp(String type, SourceReader in, long position, int length, Blocks blocks)
      throws IOException {
    switch (type) {
      case "EXIF" -> {
        byte[] bytes = in.block(position, length);
        // some writers keep JPEG's prefix
        if (!blocks.addAfter("Exif\0\0", Block.Kind.EXIF, bytes)) {
          blocks.add(Block.Kind.EXIF, bytes);
        }
      }
      case "XMP " -> blocks.add(Block.Kind.XMP, in.block(position, length));
      default -> {}
    }
  }

  /** Keyword, NUL, text: shown as one line. */
  private static byte[] text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1)
        .replaceFirst("\0", ": ")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String type(ByteBuffer head) {
    byte[] type = new byte[4];
    head.get(type);
    return new String(type, StandardCharsets.ISO_8859_1);
  }
}
