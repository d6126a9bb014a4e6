package dev.pinhole.imaging.inspect;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.imaging.ImageLimits;
import dev.pinhole.imaging.ImagingException;
import dev.pinhole.imaging.ImagingException.Corrupt;
import dev.pinhole.imaging.ImagingException.Unsupported;
import dev.pinhole.imaging.Limit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// AVIF and HEIC: both are HEIF still images, one coded in AV1, the other in HEVC. What the decoder
/// will allocate follows from the coded sizes of all tiles, so each is checked against the codec's
/// own header and not only against what the file says of itself.
final class HeifWalk {
  private static final int FULL_BOX = 4;

  private final Bytes bytes;
  private final ImageLimits limits;
  private final HeifItems items;
  private final HeifItem primary;
  private final Draft draft;

  HeifWalk(Bytes bytes, ImageLimits limits) throws ImagingException {
    this.bytes = bytes;
    this.limits = limits;
    this.items = new HeifItems(bytes, meta(bytes));
    this.primary = items.primary();
    this.draft = new Draft(format(), limits);
  }

  private static Box meta(Bytes bytes) throws ImagingException {
    for (Box box : Box.ofFile(bytes)) {
      if (box.type().equals("meta")) {
        return box;
      }
    }
    throw new Corrupt("the file has no image in it: it is a video, an image sequence or cut short");
  }

  /// By the codec of the primary image, or of the first tile where it is derived.
  private ImageFormat format() throws ImagingException {
    return switch (codec(primary, 0)) {
      case "av01" -> ImageFormat.AVIF;
      case "hvc1" -> ImageFormat.HEIC;
      case String other ->
          throw new Unsupported(
              "this HEIF file is coded as %s; AV1 (AVIF) and HEVC (HEIC) can be read"
                  .formatted(printable(other)));
    };
  }

  private String codec(HeifItem item, int depth) throws Corrupt {
    if (item.parts.isEmpty()) {
      return item.type;
    }
    HeifItem part = items.get(item.parts.getFirst());
    if (part == null || depth > 3) {
      throw new Corrupt("the file's image is made of parts that are not there");
    }
    return codec(part, depth + 1);
  }

  Inspection walk() throws ImagingException {
    HeifProperties properties = new HeifProperties(bytes, primary);
    draft.size(properties.width(), properties.height());
    if (primary.extents.isEmpty()) {
      throw bytes.cutShort();
    }
    derived();
    long coded = coded(primary);
    ImageLimits.check(Limit.PIXELS, coded, limits.pixels());
    describe(properties);
    draft.frame(bytesPerPixel(properties));
    draft.decodes(coded * bytesPerPixel(properties));
    return draft.animation();
  }

  private void describe(HeifProperties properties) throws ImagingException {
    draft.bits(properties.bits());
    draft.icc = properties.icc();
    draft.alpha = alpha() != null;
    draft.size(properties.uprightWidth(), properties.uprightHeight());
  }

  private int bytesPerPixel(HeifProperties properties) {
    return (draft.alpha ? 4 : 3) * (properties.bits() > 8 ? 2 : 1);
  }

  private void derived() throws ImagingException {
    switch (primary.type) {
      case "grid" -> grid();
      case "av01", "hvc1" -> {}
      case String other ->
          throw new Unsupported(
              "this HEIF file composes its image as %s, which cannot be read"
                  .formatted(printable(other)));
    }
  }

  /// A grid says its own size, and how many tiles it has.
  private void grid() throws ImagingException {
    HeifItem.Extent extent = primary.extents.getFirst();
    boolean wide = (bytes.u8(extent.start() + 1) & 1) == 1;
    long rows = bytes.u8(extent.start() + 2) + 1L;
    long columns = bytes.u8(extent.start() + 3) + 1L;
    long at = extent.start() + FULL_BOX;
    long width = wide ? bytes.u32be(at) : bytes.u16be(at);
    long height = wide ? bytes.u32be(at + 4) : bytes.u16be(at + 2);
    if (width != draft.width() || height != draft.height()) {
      throw new Corrupt("the file's tiles and its header disagree about the size");
    }
    if (rows * columns != primary.parts.size()) {
      throw new Corrupt(
          "the image has %d tiles instead of %d".formatted(primary.parts.size(), rows * columns));
    }
  }

  /// Pixels that the codec decodes for an item, with its tiles and its alpha plane.
  private long coded(HeifItem item) throws ImagingException {
    long pixels = 0;
    for (Long id : item.parts.isEmpty() ? List.of(item.id) : item.parts) {
      HeifItem part = items.get(id);
      if (part == null || part.extents.isEmpty()) {
        throw bytes.cutShort();
      }
      pixels += codedTile(part);
      ImageLimits.check(Limit.PIXELS, pixels, limits.pixels());
    }
    HeifItem alpha = alpha();
    return alpha != null && item == primary && alpha != item
        ? Math.max(pixels, coded(alpha))
        : pixels;
  }

  private long codedTile(HeifItem tile) throws ImagingException {
    HeifProperties properties = new HeifProperties(bytes, tile);
    long stated = properties.width() * properties.height();
    return Math.max(stated, CodedSize.of(bytes, tile));
  }

  private @Nullable HeifItem alpha() throws Corrupt {
    for (HeifItem item : items.all()) {
      if (item.auxiliaryTo.contains(primary.id) && new HeifProperties(bytes, item).isAlpha()) {
        return item;
      }
    }
    return null;
  }

  private static String printable(String type) {
    return type.chars().allMatch(c -> c > ' ' && c < 127) ? type : "an unnamed kind";
  }
}
