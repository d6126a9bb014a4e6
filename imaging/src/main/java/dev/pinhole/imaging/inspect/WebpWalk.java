package dev.pinhole.imaging.inspect;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.imaging.ImageLimits;
import dev.pinhole.imaging.ImagingException;
import dev.pinhole.imaging.ImagingException.Corrupt;

/// WebP (RFC 9649): the RIFF chunks. The sizes in the image chunks must agree with the canvas,
/// because the decoder believes the image chunk and the limits the canvas.
final class WebpWalk {
  private static final int BYTES_PER_PIXEL = 4;
  private static final int CHUNK_HEADER = 8;
  private static final int FRAME_HEADER = 16;

  private final Bytes bytes;
  private final Draft draft;
  private boolean extended;
  private boolean animated;

  WebpWalk(Bytes bytes, ImageLimits limits) {
    this.bytes = bytes;
    this.draft = new Draft(ImageFormat.WEBP, limits);
  }

  Inspection walk() throws ImagingException {
    long end = CHUNK_HEADER + bytes.u32le(4);
    bytes.require(0, end);
    long position = 12;
    while (end - position >= CHUNK_HEADER) {
      position = chunk(position, end, false);
    }
    if (draft.frames() == 0) {
      throw new Corrupt("the WebP has no image data");
    }
    return draft.animation();
  }

  private long chunk(long position, long end, boolean inFrame) throws ImagingException {
    long length = bytes.u32le(position + 4);
    long content = position + CHUNK_HEADER;
    if (length > end - content) {
      throw new Corrupt("the WebP has a chunk that reaches past its end");
    }
    String type = bytes.ascii(position, 4);
    if (inFrame) {
      image(type, content, length);
    } else {
      topLevel(type, content, length);
    }
    return content + length + (length & 1);
  }

  private void topLevel(String type, long position, long length) throws ImagingException {
    switch (type) {
      case "VP8X" -> canvas(position, length);
      case "VP8 ", "VP8L" -> still(type, position, length);
      case "ANMF" -> frame(position, length);
      case "ICCP" -> draft.icc = true;
      case "EXIF" -> exif(position, length);
      default -> {}
    }
  }

  private void canvas(long position, long length) throws ImagingException {
    if (length < 10 || draft.sized()) {
      throw new Corrupt("the WebP header is damaged");
    }
    int flags = bytes.u8(position);
    extended = true;
    animated = (flags & 0x02) != 0;
    draft.alpha = (flags & 0x10) != 0;
    draft.size(bytes.u24le(position + 4) + 1L, bytes.u24le(position + 7) + 1L);
  }

  private void still(String type, long position, long length) throws ImagingException {
    if (animated || draft.frames() > 0) {
      return;
    }
    image(type, position, length);
    draft.frame(BYTES_PER_PIXEL);
  }

  private void image(String type, long position, long length) throws ImagingException {
    if (type.equals("VP8 ")) {
      lossy(position, length);
    } else if (type.equals("VP8L")) {
      lossless(position, length);
    }
  }

  private void lossy(long position, long length) throws ImagingException {
    boolean key = length >= 10 && (bytes.u8(position) & 1) == 0;
    if (!key || !bytes.is(position + 3, "\u009d\u0001*")) {
      throw new Corrupt("the WebP has a damaged image chunk");
    }
    imageSize(bytes.u16le(position + 6) & 0x3fff, bytes.u16le(position + 8) & 0x3fff);
  }

  private void lossless(long position, long length) throws ImagingException {
    if (length < 5 || bytes.u8(position) != 0x2f) {
      throw new Corrupt("the WebP has a damaged image chunk");
    }
    long bits = bytes.u32le(position + 1);
    if (!extended) {
      draft.alpha = (bits >> 28 & 1) == 1;
    }
    imageSize((int) (bits & 0x3fff) + 1, (int) (bits >> 14 & 0x3fff) + 1);
  }

  private void imageSize(int width, int height) throws ImagingException {
    if (!extended) {
      draft.size(width, height);
    } else if (animated ? !fits(width, height) : !isCanvas(width, height)) {
      throw new Corrupt(
          "the WebP is contradictory: canvas %d × %d, image %d × %d"
              .formatted(draft.width(), draft.height(), width, height));
    }
  }

  private boolean isCanvas(int width, int height) {
    return width == draft.width() && height == draft.height();
  }

  private boolean fits(int width, int height) {
    return width <= draft.width() && height <= draft.height();
  }

  private void frame(long position, long length) throws ImagingException {
    if (!animated || length < FRAME_HEADER) {
      throw new Corrupt("the WebP has an animation frame where none can be");
    }
    draft.frame(BYTES_PER_PIXEL);
    long end = position + length;
    for (long inner = position + FRAME_HEADER; end - inner >= CHUNK_HEADER; ) {
      inner = chunk(inner, end, true);
    }
  }

  /// Some writers put JPEG's `Exif` prefix before the block.
  private void exif(long position, long length) throws ImagingException {
    int prefix = bytes.is(position, "Exif\0\0") ? 6 : 0;
    draft.orientation(Exif.orientation(bytes, position + prefix, length - prefix));
  }
}
