package dev.pinhole.imaging.inspect;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.imaging.ImageLimits;
import dev.pinhole.imaging.ImagingException;
import dev.pinhole.imaging.ImagingException.Corrupt;
import dev.pinhole.imaging.Limit;
import dev.pinhole.imaging.svg.CleanSvg;
import dev.pinhole.imaging.svg.SvgProlog;
import dev.pinhole.imaging.svg.SvgSanitizer;
import java.io.IOException;
import java.io.UncheckedIOException;

/// SVG: the whole document is sanitised, so that what cannot be rendered later is refused now.
final class SvgWalk {
  private static final int SNIFFED = 1 << 16;
  private static final int BYTES_PER_PIXEL = 4;

  private final Bytes bytes;
  private final ImageLimits limits;
  private final Draft draft;

  SvgWalk(Bytes bytes, ImageLimits limits) {
    this.bytes = bytes;
    this.limits = limits;
    this.draft = new Draft(ImageFormat.SVG, limits);
  }

  static boolean isSvg(Bytes bytes) throws Corrupt {
    return SvgProlog.leadsToSvg(bytes.copy(0, (int) Math.min(SNIFFED, bytes.size())));
  }

  Inspection walk() throws ImagingException {
    ImageLimits.check(Limit.INPUT_BYTES, bytes.size(), SvgSanitizer.LARGEST);
    byte[] document = bytes.copy(0, (int) bytes.size());
    CleanSvg clean = SvgSanitizer.clean(document, this::embedded);
    draft.size(clean.width(), clean.height());
    draft.alpha = true;
    draft.frame(BYTES_PER_PIXEL);
    return draft.animation();
  }

  /// An image inside the document keeps the same limits, together with the others.
  private void embedded(byte[] image) throws ImagingException {
    try (Bytes content = new Bytes(image)) {
      Inspection found = Inspector.walkBitmap(content, limits);
      draft.decodes(found.pixels() * BYTES_PER_PIXEL);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
