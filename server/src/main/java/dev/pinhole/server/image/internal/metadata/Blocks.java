package dev.pinhole.server.image.internal.metadata;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The metadata blocks found in a file so far: the first of each kind, some comments, not more. */
final class Blocks {
  private static final int MAX_COMMENTS = 16;

  private final List<Block> found = new ArrayList<>();

  List<Block> found() {
    return found;
  }

  void add(Block.Kind kind, byte[] bytes) {
    long same = found.stream().filter(b -> b.kind() == kind).count();
    if (same < (kind == Block.Kind.COMMENT ? MAX_COMMENTS : 1)) {
      found.add(new Block(kind, bytes));
    }
  }

  /** Adds what follows {@code prefix}, if the bytes begin with it. */
  boolean addAfter(String prefix, Block.Kind kind, byte[] bytes) {
    boolean matches = startsWith(bytes, prefix);
    if (matches) {
      add(kind, Arrays.copyOfRange(bytes, prefix.length(), bytes.length));
    }
    return matches;
  }

  static boolean startsWith(byte[] bytes, String prefix) {
    byte[] start = prefix.getBytes(StandardCharsets.ISO_8859_1);
    return bytes.length >= start.length
        && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
  }
}
