package dev.pinhole.imaging.engine;

import dev.pinhole.api.transform.Gravity;
import dev.pinhole.imaging.vips.VipsException;
import dev.pinhole.imaging.vips.VipsImage;

/// `crop=attention` and `crop=entropy`: the place is chosen by looking at the first frame and is
/// the same for all.
final class SmartCut {
  private static final int INTERESTING_ENTROPY = 2;
  private static final int INTERESTING_ATTENTION = 3;

  private SmartCut() {}

  static Frames of(Frames frames, Size kept, Gravity gravity) throws VipsException {
    // The pixels are read twice: to choose, then to cut.
    Frames read = frames.map(VipsImage::inMemory);
    VipsImage chosen = smartcrop(read.first(), kept, gravity);
    Area area = new Area(-chosen.xOffset(), -chosen.yOffset(), kept.width(), kept.height());
    return read.map(area::cutFrom);
  }

  private static VipsImage smartcrop(VipsImage image, Size kept, Gravity gravity)
      throws VipsException {
    return image
        .apply("smartcrop")
        .rename("in", "input")
        .with("width", kept.width())
        .with("height", kept.height())
        .with(
            "interesting",
            gravity == Gravity.ATTENTION ? INTERESTING_ATTENTION : INTERESTING_ENTROPY)
        .image();
  }
}
