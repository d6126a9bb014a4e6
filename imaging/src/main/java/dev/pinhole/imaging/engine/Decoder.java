package dev.pinhole.imaging.engine;

import dev.pinhole.imaging.ImageInfo;
import dev.pinhole.imaging.ImagingException;
import dev.pinhole.imaging.Source;
import java.io.IOException;

/// Reads a format that libvips does not read, or not as it comes. The source has passed inspection.
public interface Decoder {

  /// The picture as it is stored: {@link ImageInfo#orientation} is applied later.
  Decoded decode(Source source, ImageInfo info) throws ImagingException, IOException;

  /// Fails where this machine lacks what the decoder needs.
  default void requireUsable() throws ImagingException {}
}
