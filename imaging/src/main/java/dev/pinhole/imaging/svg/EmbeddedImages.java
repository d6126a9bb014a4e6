package dev.pinhole.imaging.svg;

import dev.pinhole.imaging.ImagingException;

/// Judges the bitmaps inside a document (`data:` references).
@FunctionalInterface
public interface EmbeddedImages {
  /// Fails where the image is not to be decoded.
  void check(byte[] image) throws ImagingException;
}
