package dev.pinhole.imaging.engine;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.imaging.ImageInfo;
import dev.pinhole.imaging.ImageLimits;
import dev.pinhole.imaging.ImagingException;
import dev.pinhole.imaging.Limit;
import dev.pinhole.imaging.Source;
import dev.pinhole.imaging.inspect.Inspector;
import dev.pinhole.imaging.vips.ColourSpace;
import dev.pinhole.imaging.vips.Scope;
import dev.pinhole.imaging.vips.SourceBytes;
import dev.pinhole.imaging.vips.VipsException;
import dev.pinhole.imaging.vips.VipsImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The pictures that a job puts together. All are looked at before the first is opened.
///
/// @param infos one a source, in the same order
record Tiles(List<Source> sources, List<ImageInfo> infos, ImageLimits limits) {

  /// @param what they are, for messages: `tiles` or `frames`
  static Tiles inspected(List<Source> sources, String what, ImageLimits limits)
      throws ImagingException {
    if (sources.isEmpty()) {
      throw new ImagingException.Unsatisfiable(what, "there are no %s".formatted(what));
    }
    List<ImageInfo> infos = new ArrayList<>();
    long pixels = 0;
    for (Source source : sources) {
      ImageInfo info = Inspector.inspect(source, limits).info();
      requireReadable(info.format());
      pixels += (long) info.width() * info.height();
      ImageLimits.check(Limit.ASSEMBLED_PIXELS, pixels, limits.assembly().pixels());
      infos.add(info);
    }
    return new Tiles(sources, infos, limits);
  }

  /// What a browser photographs in.
  private static void requireReadable(ImageFormat format) throws ImagingException {
    switch (format) {
      case PNG, JPEG, WEBP -> {}
      case AVIF, GIF, TIFF, BMP, SVG, HEIC, PDF ->
          throw new ImagingException.Unsupported(
              "pictures are put together from PNG, JPEG and WebP, not from " + format);
    }
  }

  /// The pictures made alike: sRGB of 8 bits a band, all with colour if one has it, all with
  /// transparency if one has it.
  List<VipsImage> open(Scope scope) throws VipsException, ImagingException, IOException {
    List<VipsImage> images = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      images.add(open(scope, sources.get(i), infos.get(i).format()));
    }
    return alike(images);
  }

  private VipsImage open(Scope scope, Source source, ImageFormat format)
      throws VipsException, ImagingException, IOException {
    var file = new Input.File(format, SourceBytes.of(scope, source.parts(), source.size()));
    return ToSrgb.convert(Loading.still(scope, file, limits), Depth.EIGHT);
  }

  static List<VipsImage> alike(List<VipsImage> images) throws VipsException {
    boolean colour = images.stream().anyMatch(image -> image.bands() >= 3);
    boolean alpha = images.stream().anyMatch(VipsImage::hasAlpha);
    List<VipsImage> alike = new ArrayList<>();
    for (VipsImage image : images) {
      VipsImage coloured = colour ? coloured(image) : image;
      alike.add(alpha ? Canvas.withAlpha(coloured) : coloured);
    }
    return alike;
  }

  static VipsImage coloured(VipsImage image) throws VipsException {
    return image.bands() >= 3
        ? image
        : image.apply("colourspace").with("space", ColourSpace.SRGB.number()).image();
  }
}
