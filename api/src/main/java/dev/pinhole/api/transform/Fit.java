package dev.pinhole.api.transform;

/// How an image is fitted into a box of `w` × `h`.
public enum Fit {
  /// Whole image inside the box, enlarged if need be, aspect ratio kept.
  CONTAIN,
  /// Box covered, aspect ratio kept, what sticks out is cut by the crop gravity.
  COVER,
  /// Exactly the box, aspect ratio not kept.
  FILL,
  /// As `CONTAIN`, never enlarged.
  SCALE_DOWN
}
