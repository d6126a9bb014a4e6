package dev.pinhole.imaging.inspect;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.imaging.ImageLimits;
import dev.pinhole.imaging.ImagingException;
import dev.pinhole.imaging.ImagingException.Corrupt;

/// PNG and APNG (W3C PNG, third edition): the chunks up to IEND, with their checksums. A damaged
/// ancillary chunk is ignored, as the standard asks; a damaged critical one makes the file corrupt.
final class PngWalk {
  private static final int SIGNATURE = 8;
  private static final int OVERHEAD = 12;
  private static final int GREY = 0;
  private static final int RGB = 2;
  private static final int PALETTE = 3;
  private static final int GREY_ALPHA = 4;
  private static final int RGB_ALPHA = 6;

  private final Bytes bytes;
  private final Draft draft;
  private int colourType;
  private int depth;
  private boolean data;
  private int animationFrames;

  PngWalk(Bytes bytes, ImageLimits limits) {
    this.bytes = bytes;
    this.draft = new Draft(ImageFormat.PNG, limits);
  }

  Inspection walk() throws ImagingException {
    long position = SIGNATURE;
    while (true) {
      bytes.require(position, OVERHEAD);
      long length = bytes.u32be(position);
      String type = bytes.ascii(position + 4, 4);
      bytes.require(position, length + OVERHEAD);
      if (type.equals("IEND")) {
        return finish();
      }
      if (checked(type, position + 4, length + 4)) {
        chunk(type, position + 8, length);
      }
      position += length + OVERHEAD;
    }
  }

  /// Whether the chunk is to be read. Lower case in the first letter means ancillary.
  private boolean checked(String type, long position, long length) throws Corrupt {
    boolean sound = bytes.crc32(position, length) == bytes.u32be(position + length);
    if (!sound && Character.isUpperCase(type.charAt(0))) {
      throw new Corrupt("the PNG is damaged: chunk %s has a wrong checksum".formatted(name(type)));
    }
    return sound;
  }

  private void chunk(String type, long position, long length) throws ImagingException {
    if (draft.sized() == type.equals("IHDR")) {
      throw new Corrupt("the PNG does not have exactly one header, at its start");
    }
    switch (type) {
      case "IHDR" -> header(position, length);
      case "IDAT" -> data = true;
      case "tRNS" -> draft.alpha = true;
      case "iCCP" -> draft.icc = true;
      case "eXIf" -> draft.orientation(Exif.orientation(bytes, position, length));
      case "fcTL" -> animationFrame();
      default -> {}
    }
  }

  private void header(long position, long length) throws ImagingException {
    if (length != 13) {
      throw new Corrupt("the PNG header has %d bytes instead of 13".formatted(length));
    }
    depth = bytes.u8(position + 8);
    colourType = bytes.u8(position + 9);
    int methods = bytes.u8(position + 10) | bytes.u8(position + 11);
    if (!isLegal(colourType, depth) || methods != 0 || bytes.u8(position + 12) > 1) {
      throw new Corrupt("the PNG header names a pixel layout that does not exist");
    }
    draft.size(bytes.u32be(position), bytes.u32be(position + 4));
    draft.bits(depth);
    draft.alpha = colourType == GREY_ALPHA || colourType == RGB_ALPHA;
  }

  private static boolean isLegal(int colourType, int depth) {
    boolean small = depth == 1 || depth == 2 || depth == 4;
    return switch (colourType) {
      case GREY -> small || depth == 8 || depth == 16;
      case PALETTE -> small || depth == 8;
      case RGB, GREY_ALPHA, RGB_ALPHA -> depth == 8 || depth == 16;
      default -> false;
    };
  }

  private void animationFrame() throws ImagingException {
    animationFrames++;
    if (animationFrames > 1) {
      draft.frame(bytesPerPixel());
    }
  }

  private int bytesPerPixel() {
    int colours = colourType == GREY || colourType == GREY_ALPHA ? 1 : 3;
    return (colours + (draft.alpha ? 1 : 0)) * (depth == 16 ? 2 : 1);
  }

  private Inspection finish() throws ImagingException {
    if (!data) {
      throw new Corrupt("the PNG ends without image data");
    }
    draft.frame(bytesPerPixel());
    return draft.animation();
  }

  private static String name(String type) {
    return type.chars().allMatch(c -> c > ' ' && c < 127) ? type : "of no name";
  }
}
