package dev.pinhole.api.transform;

/// Which part of an image is kept when `fit=cover` cuts.
public enum Gravity {
  CENTER,
  TOP,
  BOTTOM,
  LEFT,
  RIGHT,
  TOP_LEFT,
  TOP_RIGHT,
  BOTTOM_LEFT,
  BOTTOM_RIGHT,
  /// The part that draws the eye (libvips `VIPS_INTERESTING_ATTENTION`).
  ATTENTION,
  /// The part with most detail (libvips `VIPS_INTERESTING_ENTROPY`).
  ENTROPY
}
