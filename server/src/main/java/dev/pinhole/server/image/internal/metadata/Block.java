package dev.pinhole.server.image.internal.metadata;

/** A piece of metadata as it lies in an image file. */
final class Block {
  enum Kind {
    EXIF,
    IPTC,
    XMP,
    COMMENT
  }

  private final Kind kind;
  private final byte[] bytes;

  Block(Kind kind, byte[] bytes) {
    this.kind = kind;
    this.bytes = bytes;
  }

  Kind kind() {
    return kind;
  }

  /** Not copied: blocks live for one reading. */
  byte[] bytes() {
    return bytes;
  }
}
