package dev.pinhole.imaging.inspect;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.imaging.ImageLimits;
import dev.pinhole.imaging.ImagingException;
import dev.pinhole.imaging.ImagingException.Corrupt;
import java.util.HashSet;
import java.util.Set;

/// TIFF 6.0 and BigTIFF: the chain of directories, each a page. The chain may lead anywhere in the
/// file; where it has been before, it is a loop.
final class TiffWalk {
  private final TiffFile file;
  private final ImageLimits limits;
  private final Draft draft;

  TiffWalk(Bytes bytes, ImageLimits limits) throws Corrupt {
    this.file = new TiffFile(bytes);
    this.limits = limits;
    this.draft = new Draft(ImageFormat.TIFF, limits);
  }

  Inspection walk() throws ImagingException {
    Set<Long> seen = new HashSet<>();
    long position = file.firstDirectory();
    while (position != 0) {
      if (!seen.add(position)) {
        throw new Corrupt("the TIFF's pages form a loop");
      }
      TiffDirectory directory = TiffDirectory.read(file, position);
      page(new TiffPage(file, directory));
      position = directory.next();
    }
    if (draft.frames() == 0) {
      throw new Corrupt("the TIFF has no page");
    }
    return draft.document();
  }

  private void page(TiffPage page) throws ImagingException {
    if (draft.frames() == 0) {
      first(page);
    }
    page.requireSane(limits);
    draft.frame(page.width(), page.height(), page.bytesPerPixel());
  }

  /// The image is what its first page is.
  private void first(TiffPage page) throws ImagingException {
    page.requireReadable();
    draft.size(page.width(), page.height());
    draft.bits(page.bits());
    draft.orientation(page.orientation());
    draft.alpha = page.alpha();
    draft.icc = page.icc();
  }
}
