package dev.pinhole.imaging.inspect;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.imaging.ImageLimits;
import dev.pinhole.imaging.ImagingException;
import dev.pinhole.imaging.ImagingException.Corrupt;
import dev.pinhole.imaging.ImagingException.Unsupported;

/// JPEG (ITU-T T.81): marker segments, with the entropy-coded data between them skipped. Data after
/// the end marker is none of the image and not looked at.
final class JpegWalk {
  private static final int SOI = 0xd8;
  private static final int EOI = 0xd9;
  private static final int SOS = 0xda;
  private static final int APP1 = 0xe1;
  private static final int APP2 = 0xe2;
  private static final int TEM = 0x01;

  private final Bytes bytes;
  private final Draft draft;
  private boolean exif;

  JpegWalk(Bytes bytes, ImageLimits limits) {
    this.bytes = bytes;
    this.draft = new Draft(ImageFormat.JPEG, limits);
  }

  Inspection walk() throws ImagingException {
    long position = 2;
    while (true) {
      position = nextMarker(position);
      int marker = bytes.u8(position++);
      if (marker == EOI) {
        return finish();
      }
      if (!standsAlone(marker)) {
        position = segment(marker, position);
      }
    }
  }

  /// Skips to the byte after the next 0xFF that begins a marker. Stuffed zeroes and fill bytes
  /// begin none; stray bytes between segments are skipped, as every decoder does.
  private long nextMarker(long from) throws Corrupt {
    long position = from;
    while (true) {
      position = bytes.indexOf(0xff, position);
      if (!bytes.has(position, 2)) {
        throw bytes.cutShort();
      }
      position++;
      int code = bytes.u8(position);
      if (code != 0 && code != 0xff) {
        return position;
      }
    }
  }

  private static boolean standsAlone(int marker) {
    return marker == TEM || (marker >= 0xd0 && marker <= SOI);
  }

  private long segment(int marker, long position) throws ImagingException {
    int length = bytes.u16be(position);
    if (length < 2) {
      throw new Corrupt("the JPEG has a segment of impossible length " + length);
    }
    bytes.require(position, length);
    read(marker, position + 2, length - 2);
    return position + length;
  }

  private void read(int marker, long position, int length) throws ImagingException {
    if (isFrameHeader(marker)) {
      frameHeader(marker, position, length);
    } else if (marker == SOS) {
      scan();
    } else if (marker == APP1 && !exif && bytes.is(position, "Exif\0")) {
      exif = true;
      draft.orientation(Exif.orientation(bytes, position + 6, length - 6));
    } else if (marker == APP2 && bytes.is(position, "ICC_PROFILE\0")) {
      draft.icc = true;
    }
  }

  private static boolean isFrameHeader(int marker) {
    boolean table = marker == 0xc4 || marker == 0xc8 || marker == 0xcc;
    return marker >= 0xc0 && marker <= 0xcf && !table;
  }

  private void frameHeader(int marker, long position, int length) throws ImagingException {
    if (marker > 0xc2) {
      throw new Unsupported(
          "this JPEG is %s, which cannot be read; baseline and progressive JPEG can"
              .formatted(process(marker)));
    }
    if (length < 6) {
      throw new Corrupt("the JPEG frame header is too short");
    }
    if (draft.sized()) {
      throw new Corrupt("the JPEG has two frame headers");
    }
    int precision = bytes.u8(position);
    if (precision != 8) {
      throw new Unsupported(
          "this JPEG has %d bits a sample, which cannot be read; 8 bits can".formatted(precision));
    }
    draft.size(bytes.u16be(position + 3), bytes.u16be(position + 1));
    components(bytes.u8(position + 5), marker == 0xc2);
  }

  private void components(int components, boolean progressive) throws ImagingException {
    if (components != 1 && components != 3 && components != 4) {
      throw new Unsupported(
          "this JPEG has %d colour components; 1, 3 and 4 can be read".formatted(components));
    }
    // A progressive decoder keeps all coefficients, 16 bits each, beside the pixels.
    draft.frame(progressive ? components * 3 : components);
  }

  private static String process(int marker) {
    return switch (marker) {
      case 0xc3 -> "lossless";
      case 0xc9, 0xca, 0xcb -> "arithmetic-coded";
      default -> "hierarchical";
    };
  }

  private void scan() throws ImagingException {
    if (!draft.sized()) {
      throw new Corrupt("the JPEG has image data before its frame header");
    }
    draft.scan();
  }

  private Inspection finish() throws Corrupt {
    if (draft.scans() == 0) {
      throw new Corrupt("the JPEG ends without image data");
    }
    return draft.animation();
  }
}
