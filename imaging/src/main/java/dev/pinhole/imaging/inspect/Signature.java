package dev.pinhole.imaging.inspect;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.imaging.ImagingException.Corrupt;
import dev.pinhole.imaging.ImagingException.Unsupported;
import java.util.Set;
import java.util.stream.Collectors;

/// Tells the format by the first bytes.
final class Signature {
  private static final Set<String> HEIF_BRANDS =
      Set.of("avif", "avis", "heic", "heix", "heim", "heis", "mif1", "mif2");
  private static final long MOST_BRANDS = 64;

  private Signature() {}

  static ImageFormat of(Bytes bytes) throws Unsupported, Corrupt {
    if (bytes.size() == 0) {
      throw new Corrupt("the file is empty");
    }
    if (bytes.is(0, "\u00ff\u00d8\u00ff")) {
      return ImageFormat.JPEG;
    }
    if (bytes.is(0, "\u0089PNG\r\n\u001a\n")) {
      return ImageFormat.PNG;
    }
    if (bytes.is(0, "GIF87a") || bytes.is(0, "GIF89a")) {
      return ImageFormat.GIF;
    }
    if (bytes.is(0, "RIFF") && bytes.is(8, "WEBP")) {
      return ImageFormat.WEBP;
    }
    if (bytes.is(0, "II*\0") || bytes.is(0, "MM\0*") || isBigTiff(bytes)) {
      return ImageFormat.TIFF;
    }
    if (bytes.is(0, "BM")) {
      return ImageFormat.BMP;
    }
    if (bytes.is(4, "ftyp") && hasHeifBrand(bytes)) {
      return ImageFormat.HEIC; // or AVIF: the codec of its image tells
    }
    if (SvgWalk.isSvg(bytes)) {
      return ImageFormat.SVG;
    }
    throw unsupported();
  }

  private static boolean hasHeifBrand(Bytes bytes) throws Corrupt {
    long end = Math.min(bytes.u32be(0), Math.min(bytes.size(), 8 + 4 * MOST_BRANDS));
    for (long position = 8; position + 4 <= end; position += 4) {
      if (HEIF_BRANDS.contains(bytes.ascii(position, 4))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBigTiff(Bytes bytes) throws Corrupt {
    return bytes.is(0, "II+\0\u0008\0\0\0") || bytes.is(0, "MM\0+\0\u0008\0\0");
  }

  static Unsupported unsupported() {
    return new Unsupported(
        "the content is of no image format that can be read; accepted are "
            + ImageFormat.readableFormats().stream()
                .map(ImageFormat::name)
                .collect(Collectors.joining(", ")));
  }
}
