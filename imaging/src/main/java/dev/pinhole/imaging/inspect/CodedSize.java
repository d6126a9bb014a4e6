package dev.pinhole.imaging.inspect;

import dev.pinhole.imaging.ImagingException.Corrupt;

/// How many pixels an item's codec header announces: the decoder allocates by that, whatever the
/// file around it says.
final class CodedSize {
  private CodedSize() {}

  static long of(Bytes bytes, HeifItem item) throws Corrupt {
    return switch (item.type) {
      case "av01" -> Av1Header.pixels(bytes, item.extents.getFirst());
      case "hvc1" -> hevc(bytes, item);
      default -> 0;
    };
  }

  private static long hevc(Bytes bytes, HeifItem item) throws Corrupt {
    long pixels = 0;
    for (Box property : item.properties) {
      if (property.type().equals("hvcC")) {
        pixels = Math.max(pixels, HevcHeader.pixels(bytes, property));
      }
    }
    return pixels;
  }
}
