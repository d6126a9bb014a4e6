package dev.pinhole.imaging.inspect;

import dev.pinhole.imaging.ImagingException.Corrupt;

/// What the property boxes of an item say. The decoder applies crop, rotation and mirroring itself,
/// so its pixels are always upright.
final class HeifProperties {
  private static final int FULL_BOX = 4;

  private final Bytes bytes;
  private long width;
  private long height;
  private long croppedWidth;
  private long croppedHeight;
  private int bits = 8;
  private boolean turned;
  private boolean icc;
  private boolean alpha;

  HeifProperties(Bytes bytes, HeifItem item) throws Corrupt {
    this.bytes = bytes;
    for (Box property : item.properties) {
      read(property);
    }
  }

  private void read(Box box) throws Corrupt {
    switch (box.type()) {
      case "ispe" -> size(box.start() + FULL_BOX);
      case "clap" -> crop(box.start());
      case "irot" -> turned ^= (bytes.u8(box.start()) & 1) == 1;
      case "pixi" -> bits = Math.max(bits, bytes.u8(box.start() + FULL_BOX + 1));
      case "colr" -> icc |= bytes.is(box.start(), "prof") || bytes.is(box.start(), "rICC");
      case "auxC" -> alpha = isAlpha(box.start() + FULL_BOX);
      default -> {}
    }
  }

  private void size(long position) throws Corrupt {
    width = bytes.u32be(position);
    height = bytes.u32be(position + 4);
    if (width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
      throw new Corrupt("the file says an image is %d × %d pixels".formatted(width, height));
    }
    croppedWidth = width;
    croppedHeight = height;
  }

  /// The size of a clean aperture is two fractions. One larger than the image crops nothing.
  private void crop(long position) throws Corrupt {
    croppedWidth = Math.min(croppedWidth, fraction(position));
    croppedHeight = Math.min(croppedHeight, fraction(position + 8));
  }

  private long fraction(long position) throws Corrupt {
    long denominator = bytes.u32be(position + 4);
    if (denominator == 0) {
      throw new Corrupt("the image is cropped to a size that does not exist");
    }
    return bytes.u32be(position) / denominator;
  }

  private boolean isAlpha(long position) throws Corrupt {
    return bytes.is(position, "urn:mpeg:mpegB:cicp:systems:auxiliary:alpha")
        || bytes.is(position, "urn:mpeg:hevc:2015:auxid:1");
  }

  long width() {
    return width;
  }

  long height() {
    return height;
  }

  long uprightWidth() {
    return turned ? croppedHeight : croppedWidth;
  }

  long uprightHeight() {
    return turned ? croppedWidth : croppedHeight;
  }

  int bits() {
    return bits;
  }

  boolean icc() {
    return icc;
  }

  boolean isAlpha() {
    return alpha;
  }
}
