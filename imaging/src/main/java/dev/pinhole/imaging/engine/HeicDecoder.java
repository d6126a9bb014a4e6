package dev.pinhole.imaging.engine;

import dev.pinhole.imaging.ImageInfo;
import dev.pinhole.imaging.ImagingException;
import dev.pinhole.imaging.ImagingException.Corrupt;
import dev.pinhole.imaging.ImagingException.Unsupported;
import dev.pinhole.imaging.Source;
import dev.pinhole.imaging.vips.HeifException;
import dev.pinhole.imaging.vips.HeifPixels;
import dev.pinhole.imaging.vips.SystemHeif;
import java.io.IOException;

/// HEIC through the system's libheif: the one libvips carries has no HEVC decoder.
final class HeicDecoder implements Decoder {

  @Override
  public void requireUsable() throws Unsupported {
    if (SystemHeif.find().isEmpty()) {
      throw new Unsupported(
          "HEIC cannot be read here, because libheif is not installed; on Debian and Ubuntu,"
              + " 'apt install libheif1' brings it");
    }
  }

  @Override
  public Decoded decode(Source source, ImageInfo info) throws ImagingException, IOException {
    requireUsable();
    try {
      HeifPixels pixels = SystemHeif.find().orElseThrow().decode(source.parts(), source.size());
      return new Decoded.Pixels(
          pixels.width(), pixels.height(), pixels.bands(), pixels.bytes(), pixels.profile());
    } catch (HeifException e) {
      Corrupt corrupt = new Corrupt("the HEIC cannot be decoded: " + e.getMessage());
      corrupt.initCause(e);
      throw corrupt;
    }
  }
}
