package dev.pinhole.imaging.inspect;

import dev.pinhole.imaging.ImagingException.Corrupt;
import java.util.ArrayList;
import java.util.List;

/// The `iloc` box: where the data of each item is. Every place must be inside the file.
final class HeifPlaces {
  private final Bytes bytes;
  private final Box data;
  private final int version;
  private final int offsetWidth;
  private final int lengthWidth;
  private final int baseWidth;
  private final int indexWidth;
  private long left;
  private long position;

  /// @param data the `idat` box, which items can lie in
  HeifPlaces(Bytes bytes, Box box, Box data) throws Corrupt {
    this.bytes = bytes;
    this.data = data;
    this.version = bytes.u8(box.start());
    int widths = bytes.u16be(box.start() + 4);
    this.offsetWidth = widths >> 12;
    this.lengthWidth = widths >> 8 & 15;
    this.baseWidth = widths >> 4 & 15;
    this.indexWidth = version == 0 ? 0 : widths & 15;
    this.position = box.start() + 6;
    this.left = take(version < 2 ? 2 : 4);
  }

  boolean hasNext() {
    return left > 0;
  }

  /// The next item's id; its extents are to be read next.
  long nextItem() throws Corrupt {
    left--;
    return take(version < 2 ? 2 : 4);
  }

  List<HeifItem.Extent> extents() throws Corrupt {
    long method = version == 0 ? 0 : take(2) & 15;
    if (method > 1) {
      throw new Corrupt("the file keeps an image inside another one");
    }
    boolean elsewhere = take(2) != 0;
    long base = take(baseWidth);
    List<HeifItem.Extent> extents = new ArrayList<>();
    for (long count = take(2); count > 0; count--) {
      take(indexWidth);
      long offset = base + take(offsetWidth);
      long length = take(lengthWidth);
      if (!elsewhere) {
        extents.add(extent(offset, length, method == 1));
      }
    }
    return extents;
  }

  private HeifItem.Extent extent(long offset, long length, boolean inData) throws Corrupt {
    long start = inData ? data.start() + offset : offset;
    long end = inData ? data.end() : bytes.size();
    if (offset < 0 || length < 0 || start > end || length > end - start) {
      throw bytes.cutShort();
    }
    return new HeifItem.Extent(start, length == 0 ? end - start : length);
  }

  private long take(int width) throws Corrupt {
    long value =
        switch (width) {
          case 0 -> 0;
          case 2 -> bytes.u16be(position);
          case 4 -> bytes.u32be(position);
          case 8 -> bytes.u64be(position);
          default -> throw new Corrupt("the file has offsets of %d bytes".formatted(width));
        };
    position += width;
    return value;
  }
}
