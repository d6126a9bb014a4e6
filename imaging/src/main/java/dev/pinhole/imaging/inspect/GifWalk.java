package dev.pinhole.imaging.inspect;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.imaging.ImageLimits;
import dev.pinhole.imaging.ImagingException;
import dev.pinhole.imaging.ImagingException.Corrupt;

/// GIF (87a and 89a): the blocks, without their LZW data. Each frame is decoded onto the whole
/// canvas, so each counts as large as the canvas. A missing trailer is common and tolerated.
final class GifWalk {
  private static final int BYTES_PER_PIXEL = 4;
  private static final int EXTENSION = 0x21;
  private static final int GRAPHIC_CONTROL = 0xf9;
  private static final int IMAGE = 0x2c;
  private static final int TRAILER = 0x3b;

  private final Bytes bytes;
  private final Draft draft;

  GifWalk(Bytes bytes, ImageLimits limits) {
    this.bytes = bytes;
    this.draft = new Draft(ImageFormat.GIF, limits);
  }

  Inspection walk() throws ImagingException {
    draft.size(bytes.u16le(6), bytes.u16le(8));
    long position = 13L + colourTable(bytes.u8(10));
    while (position < bytes.size() && bytes.u8(position) != TRAILER) {
      position = block(position);
    }
    if (draft.frames() == 0) {
      throw position < bytes.size() ? new Corrupt("the GIF has no image data") : bytes.cutShort();
    }
    return draft.animation();
  }

  private long block(long position) throws ImagingException {
    int kind = bytes.u8(position);
    return switch (kind) {
      case EXTENSION -> extension(position);
      case IMAGE -> image(position);
      case 0 -> position + 1; // stray terminators are skipped by every decoder
      default -> throw new Corrupt("the GIF has a block of unknown kind 0x%02x".formatted(kind));
    };
  }

  private long extension(long position) throws ImagingException {
    if (bytes.u8(position + 1) == GRAPHIC_CONTROL && (bytes.u8(position + 3) & 1) == 1) {
      draft.alpha = true;
    }
    if (bytes.u8(position + 1) == 0xff && bytes.is(position + 3, "ICCRGBG1012")) {
      draft.icc = true;
    }
    return subBlocks(position + 2);
  }

  private long image(long position) throws ImagingException {
    long right = (long) bytes.u16le(position + 1) + bytes.u16le(position + 5);
    long bottom = (long) bytes.u16le(position + 3) + bytes.u16le(position + 7);
    if (right > draft.width() || bottom > draft.height()) {
      draft.size(Math.max(right, draft.width()), Math.max(bottom, draft.height()));
    }
    draft.frame(BYTES_PER_PIXEL);
    return subBlocks(position + 10 + colourTable(bytes.u8(position + 9)) + 1);
  }

  private long subBlocks(long from) throws Corrupt {
    long position = from;
    while (true) {
      int length = bytes.u8(position);
      if (length == 0) {
        return position + 1;
      }
      position += length + 1L;
    }
  }

  private static int colourTable(int flags) {
    return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
  }
}
