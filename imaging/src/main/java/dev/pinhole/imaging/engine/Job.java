package dev.pinhole.imaging.engine;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.api.transform.Transform;
import dev.pinhole.imaging.ImageInfo;
import dev.pinhole.imaging.ImageLimits;
import dev.pinhole.imaging.ImagingException;
import dev.pinhole.imaging.Limit;
import dev.pinhole.imaging.vips.Scope;

/// What one render knows from its start on.
///
/// @param output the format it will be encoded as
/// @param assembled whether it is of several pictures, and perhaps far larger than any rendition
record Job(
    Scope scope,
    Input input,
    ImageInfo info,
    Transform transform,
    ImageFormat output,
    ImageLimits limits,
    boolean assembled) {

  /// What makes the stored picture upright.
  Turn upright() {
    return Turn.ofOrientation(info.orientation());
  }

  /// All turning and flipping of the stored picture until it leaves.
  Turn turn() {
    return upright().then(Turn.asked(transform));
  }

  /// The stored picture's size, before orientation.
  Size stored() {
    return upright().inverse().of(new Size(info.width(), info.height()));
  }

  boolean animated() {
    return transform.animated() && info.frames() > 1 && Formats.animates(output);
  }

  /// Whether only a part of the picture is wanted, so that its full resolution may be needed.
  boolean cuts() {
    return transform.rect() != null || transform.trim() != null;
  }

  void checkOutput(Size size) throws ImagingException {
    int side = Math.max(size.width(), size.height());
    if (assembled) {
      ImageLimits.check(Limit.ASSEMBLED_PIXELS, size.pixels(), limits.assembly().pixels());
    } else {
      ImageLimits.check(Limit.OUTPUT_SIDE, side, limits.outputSide());
    }
    Formats.checkSide(output, side);
  }
}
