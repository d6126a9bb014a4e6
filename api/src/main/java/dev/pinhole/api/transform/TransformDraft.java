package dev.pinhole.api.transform;

import dev.pinhole.api.ImageFormat;
import org.jspecify.annotations.Nullable;

/// A transform while it is being put together; {@link #finished} brings it into its simplest form.
final class TransformDraft {
  @Nullable Integer width;
  @Nullable Integer height;
  Fit fit = Fit.SCALE_DOWN;
  Gravity gravity = Gravity.CENTER;
  Transform.@Nullable Rect rect;
  @Nullable Integer quality;
  @Nullable ImageFormat format;
  double blur;
  double sharpen;
  int rotate;
  boolean flipHorizontal;
  boolean flipVertical;
  @Nullable Integer background;
  @Nullable Integer trim;
  int pad;
  @Nullable Integer maxBytes;
  boolean animated;

  TransformDraft() {}

  TransformDraft(Transform from) {
    width = from.width();
    height = from.height();
    fit = from.fit();
    gravity = from.gravity();
    rect = from.rect();
    quality = from.quality();
    format = from.format();
    blur = from.blur();
    sharpen = from.sharpen();
    rotate = from.rotate();
    flipHorizontal = from.flipHorizontal();
    flipVertical = from.flipVertical();
    background = from.background();
    trim = from.trim();
    pad = from.pad();
    maxBytes = from.maxBytes();
    animated = from.animated();
  }

  Transform finished() {
    new Simplification(this).run();
    return new Transform(
        width,
        height,
        fit,
        gravity,
        rect,
        quality,
        format,
        blur,
        sharpen,
        rotate,
        flipHorizontal,
        flipVertical,
        background,
        trim,
        pad,
        maxBytes,
        animated);
  }
}
