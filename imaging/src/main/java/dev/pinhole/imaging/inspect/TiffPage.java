package dev.pinhole.imaging.inspect;

import dev.pinhole.imaging.ImageLimits;
import dev.pinhole.imaging.ImagingException;
import dev.pinhole.imaging.ImagingException.Corrupt;
import dev.pinhole.imaging.ImagingException.Unsupported;
import dev.pinhole.imaging.Limit;

/// What the fields of a directory mean.
final class TiffPage {
  private static final int WIDTH = 256;
  private static final int LENGTH = 257;
  private static final int BITS = 258;
  private static final int PHOTOMETRIC = 262;
  private static final int STRIP_OFFSETS = 273;
  private static final int ORIENTATION = 274;
  private static final int SAMPLES = 277;
  private static final int STRIP_LENGTHS = 279;
  private static final int TILE_WIDTH = 322;
  private static final int TILE_LENGTH = 323;
  private static final int TILE_OFFSETS = 324;
  private static final int TILE_LENGTHS = 325;
  private static final int EXTRA_SAMPLES = 338;
  private static final int ICC = 34675;
  private static final int DNG_VERSION = 50706;
  private static final int PALETTE = 3;
  private static final int MOST_SAMPLES = 16;

  private final TiffFile file;
  private final TiffDirectory directory;

  TiffPage(TiffFile file, TiffDirectory directory) {
    this.file = file;
    this.directory = directory;
  }

  long width() throws Corrupt {
    return side(WIDTH);
  }

  long height() throws Corrupt {
    return side(LENGTH);
  }

  int bits() throws Corrupt {
    return (int) Math.min(64, directory.number(file, BITS, 0, 1));
  }

  int orientation() throws Corrupt {
    return (int) Math.min(9, directory.number(file, ORIENTATION, 0, 1));
  }

  boolean alpha() throws Corrupt {
    long kind = directory.number(file, EXTRA_SAMPLES, 0, 0);
    return kind == 1 || kind == 2;
  }

  boolean icc() {
    return directory.count(ICC) > 0;
  }

  /// Palettes are expanded to RGB, samples to whole bytes.
  int bytesPerPixel() throws Corrupt {
    boolean palette = directory.number(file, PHOTOMETRIC, 0, 0) == PALETTE;
    int samples = (int) Math.max(samples(), palette ? 3 : 1);
    return samples * ((bits() + 7) / 8);
  }

  void requireReadable() throws Unsupported {
    if (directory.count(DNG_VERSION) > 0) {
      throw new Unsupported("this is a camera raw file (DNG), which cannot be read");
    }
  }

  /// A tile is decoded whole, so it must itself keep the limit; and the last piece of the picture
  /// must be in the file.
  void requireSane(ImageLimits limits) throws ImagingException {
    long tile = Math.multiplyHigh(tileSide(TILE_WIDTH), tileSide(TILE_LENGTH));
    if (tile != 0 || samples() > MOST_SAMPLES) {
      throw new Corrupt("a page of the TIFF names a pixel layout that does not exist");
    }
    long pixels = tileSide(TILE_WIDTH) * tileSide(TILE_LENGTH);
    ImageLimits.check(Limit.PIXELS, pixels, limits.pixels());
    requireInFile(STRIP_OFFSETS, STRIP_LENGTHS);
    requireInFile(TILE_OFFSETS, TILE_LENGTHS);
  }

  private void requireInFile(int offsets, int lengths) throws Corrupt {
    int last = (int) Math.min(Integer.MAX_VALUE, directory.count(offsets)) - 1;
    if (last >= 0) {
      long length = directory.number(file, lengths, last, 0);
      file.require(directory.number(file, offsets, last, 0), length);
    }
  }

  private long samples() throws Corrupt {
    return directory.number(file, SAMPLES, 0, 1);
  }

  private long tileSide(int tag) throws Corrupt {
    return directory.number(file, tag, 0, 0);
  }

  private long side(int tag) throws Corrupt {
    long found = directory.number(file, tag, 0, 0);
    if (found == 0 || found > Integer.MAX_VALUE) {
      throw new Corrupt("a page of the TIFF says it is %d pixels a side".formatted(found));
    }
    return found;
  }
}
