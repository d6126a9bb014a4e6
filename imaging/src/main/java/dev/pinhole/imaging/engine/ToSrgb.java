package dev.pinhole.imaging.engine;

import dev.pinhole.imaging.ImagingException;
import dev.pinhole.imaging.vips.ColourSpace;
import dev.pinhole.imaging.vips.PixelType;
import dev.pinhole.imaging.vips.VipsException;
import dev.pinhole.imaging.vips.VipsImage;

/// Colours as every screen shows them: the embedded profile is applied and dropped, CMYK becomes
/// RGB, and 16 bits a band become 8 where the output holds no more. Grey stays grey.
final class ToSrgb implements Step {
  private static final int PERCEPTUAL = 0;

  @Override
  public Frames apply(Frames frames, Job job) throws VipsException, ImagingException {
    return frames.map(image -> convert(image, depth(image, job)));
  }

  private static Depth depth(VipsImage image, Job job) {
    boolean keep = Formats.is16Bit(job.info().format()) && Formats.is16Bit(job.output());
    return keep ? Depth.of(image) : Depth.EIGHT;
  }

  static VipsImage convert(VipsImage image, Depth depth) throws VipsException {
    if (image.colourSpace() == ColourSpace.CMYK) {
      return applyProfile(image, "cmyk", depth);
    }
    if (image.hasField(VipsImage.ICC_PROFILE)) {
      try {
        return applyProfile(image, "srgb", depth);
      } catch (VipsException e) {
        // A damaged profile, or one for another kind of pixels, says nothing: taken as sRGB.
        return withoutProfile(image, depth);
      }
    }
    return withoutProfile(image, depth);
  }

  /// @param otherwise the built-in profile for an image that has no usable one
  private static VipsImage applyProfile(VipsImage image, String otherwise, Depth depth)
      throws VipsException {
    return image
        .apply("icc_transform")
        .with("output_profile", "srgb")
        .with("embedded", true)
        .with("input_profile", otherwise)
        .with("intent", PERCEPTUAL)
        .with("depth", depth == Depth.SIXTEEN ? 16 : 8)
        .image();
  }

  private static VipsImage withoutProfile(VipsImage image, Depth depth) throws VipsException {
    ColourSpace wanted = wanted(image, depth);
    if (image.colourSpace() == wanted && image.pixelType() == type(depth)) {
      return image;
    }
    VipsImage converted = image.apply("colourspace").with("space", wanted.number()).image();
    return converted.apply("cast").with("format", type(depth).number()).image();
  }

  private static ColourSpace wanted(VipsImage image, Depth depth) {
    boolean grey = image.bands() < 3;
    if (depth == Depth.SIXTEEN) {
      return grey ? ColourSpace.GREY16 : ColourSpace.RGB16;
    }
    return grey ? ColourSpace.GREY : ColourSpace.SRGB;
  }

  private static PixelType type(Depth depth) {
    return depth == Depth.SIXTEEN ? PixelType.USHORT : PixelType.UCHAR;
  }
}
