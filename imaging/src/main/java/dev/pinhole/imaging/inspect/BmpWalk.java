package dev.pinhole.imaging.inspect;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.imaging.ImageLimits;
import dev.pinhole.imaging.ImagingException;
import dev.pinhole.imaging.ImagingException.Corrupt;
import dev.pinhole.imaging.ImagingException.Unsupported;
import java.util.Set;

/// BMP (Windows and OS/2 1.x): file header and bitmap header.
final class BmpWalk {
  private static final int FILE_HEADER = 14;
  private static final int OS2_HEADER = 12;
  private static final Set<Integer> HEADERS = Set.of(OS2_HEADER, 40, 52, 56, 64, 108, 124);
  private static final Set<Integer> DEPTHS = Set.of(1, 4, 8, 16, 24, 32);
  private static final int UNCOMPRESSED = 0;
  private static final int BIT_FIELDS = 3;
  private static final int BYTES_PER_PIXEL = 4;

  private final Bytes bytes;
  private final Draft draft;

  BmpWalk(Bytes bytes, ImageLimits limits) {
    this.bytes = bytes;
    this.draft = new Draft(ImageFormat.BMP, limits);
  }

  Inspection walk() throws ImagingException {
    long header = bytes.u32le(FILE_HEADER);
    bytes.require(FILE_HEADER, header);
    if (header > 124 || !HEADERS.contains((int) header)) {
      throw new Unsupported(
          "this BMP has a header of %d bytes, of no known kind".formatted(header));
    }
    boolean os2 = header == OS2_HEADER;
    size(os2);
    int depth = bytes.u16le(FILE_HEADER + (os2 ? 10 : 14));
    if (!DEPTHS.contains(depth)) {
      throw new Corrupt("the BMP says %d bits a pixel".formatted(depth));
    }
    compression(os2 ? UNCOMPRESSED : bytes.u32le(FILE_HEADER + 16), depth);
    draft.frame(BYTES_PER_PIXEL);
    return draft.animation();
  }

  /// A negative height means that rows run from top to bottom.
  private void size(boolean os2) throws ImagingException {
    if (os2) {
      draft.size(bytes.u16le(FILE_HEADER + 4), bytes.u16le(FILE_HEADER + 6));
    } else {
      int width = (int) bytes.u32le(FILE_HEADER + 4);
      int height = (int) bytes.u32le(FILE_HEADER + 8);
      draft.size(width, Math.abs((long) height));
    }
  }

  private void compression(long kind, int depth) throws ImagingException {
    if (kind > BIT_FIELDS) {
      throw new Unsupported("this BMP holds a picture of another format, which is not read");
    }
    if (kind == UNCOMPRESSED || kind == BIT_FIELDS) {
      long row = ((long) draft.width() * depth + 31) / 32 * 4;
      bytes.require(bytes.u32le(10), row * draft.height());
    }
  }
}
