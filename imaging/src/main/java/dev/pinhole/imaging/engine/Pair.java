package dev.pinhole.imaging.engine;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.api.transform.Transform;
import dev.pinhole.api.transform.Transform.Rect;
import dev.pinhole.imaging.AssemblyLimits;
import dev.pinhole.imaging.Difference;
import dev.pinhole.imaging.ImageInfo;
import dev.pinhole.imaging.ImageLimits;
import dev.pinhole.imaging.ImagingException;
import dev.pinhole.imaging.Limit;
import dev.pinhole.imaging.Source;
import dev.pinhole.imaging.inspect.Inspector;
import dev.pinhole.imaging.vips.Scope;
import dev.pinhole.imaging.vips.VipsException;
import dev.pinhole.imaging.vips.VipsImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Two sources to be compared: looked at, within the limits, not yet opened.
record Pair(Picture before, Picture after, List<Rect> ignored, ImageLimits limits) {

  record Picture(Source source, ImageInfo info) {

    static Picture inspected(Source source, ImageLimits limits) throws ImagingException {
      return new Picture(source, Inspector.inspect(source, limits).info());
    }

    Size size() {
      return new Size(info.width(), info.height());
    }
  }

  static Pair inspected(Source before, Source after, List<Rect> ignored, ImageLimits limits)
      throws ImagingException {
    check(ignored);
    ImageLimits wide = wide(limits);
    Pair pair =
        new Pair(Picture.inspected(before, wide), Picture.inspected(after, wide), ignored, wide);
    Size canvas = Comparison.canvas(pair.before.size(), pair.after.size());
    ImageLimits.check(Limit.ASSEMBLED_PIXELS, canvas.pixels(), limits.assembly().pixels());
    return pair;
  }

  private static void check(List<Rect> ignored) throws ImagingException {
    ImageLimits.check(Limit.RECTANGLES, ignored.size(), AssemblyLimits.RECTANGLES);
    for (Rect rect : ignored) {
      if (rect.x() < 0 || rect.y() < 0 || rect.width() < 1 || rect.height() < 1) {
        throw new ImagingException.Unsatisfiable(
            "ignore",
            "a rectangle to ignore starts at 0,0 or beyond and has a pixel at least, unlike"
                + " %d,%d,%d,%d".formatted(rect.x(), rect.y(), rect.width(), rect.height()));
      }
    }
  }

  /// What this engine has stacked can also be compared, however large its file has become.
  private static ImageLimits wide(ImageLimits limits) {
    long pixels = Math.max(limits.pixels(), limits.assembly().pixels());
    return new ImageLimits(
        Math.max(limits.inputBytes(), 4 * pixels),
        pixels,
        limits.frames(),
        limits.scans(),
        limits.decodedBytes(),
        limits.outputSide(),
        limits.deadline(),
        limits.workerMemory(),
        limits.assembly());
  }

  Difference compare(Scope scope, Map<ImageFormat, Decoder> decoders, Path target)
      throws VipsException, ImagingException, IOException {
    VipsImage earlier = upright(before, scope, decoders);
    VipsImage later = upright(after, scope, decoders);
    Comparison comparison = new Comparison(Size.of(earlier), Size.of(later));
    VipsImage mask = comparison.mask(earlier, later, ignored);
    return comparison.write(mask, upright(after, scope, decoders), target);
  }

  private VipsImage upright(Picture picture, Scope scope, Map<ImageFormat, Decoder> decoders)
      throws VipsException, ImagingException, IOException {
    Input input = Input.of(picture.source, picture.info, decoders, scope);
    Job job = new Job(scope, input, picture.info, Transform.NONE, ImageFormat.PNG, limits, true);
    Frames turned = new TurnUpright().apply(Loading.load(job), job);
    return Tiles.coloured(ToSrgb.convert(turned.first(), Depth.EIGHT));
  }
}
