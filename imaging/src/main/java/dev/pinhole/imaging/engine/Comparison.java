package dev.pinhole.imaging.engine;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.api.transform.Transform.Rect;
import dev.pinhole.imaging.Difference;
import dev.pinhole.imaging.Rendered;
import dev.pinhole.imaging.vips.ColourSpace;
import dev.pinhole.imaging.vips.Operation;
import dev.pinhole.imaging.vips.VipsException;
import dev.pinhole.imaging.vips.VipsImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

/// Where two pictures differ. Both are read once, from top to bottom, into a mask of one byte a
/// pixel; then the later one is read again to be drawn below it.
final class Comparison {
  /// The difference of a band, of 255, up to which a pixel is the same.
  private static final int SAME = 16;

  private static final double CHANGED = 255;
  private static final int MORE = 4;
  private static final int AND = 0;
  private static final int OR = 1;
  private static final int EXTEND_BLACK = 0;
  private static final int EXTEND_WHITE = 4;
  private static final int LOSSLESS = 100;

  /// How much of the picture's contrast is left beneath what has changed.
  private static final double PALE = 0.3;

  private final Size before;
  private final Size after;
  private final Size canvas;

  Comparison(Size before, Size after) {
    this.before = before;
    this.after = after;
    this.canvas = canvas(before, after);
  }

  static Size canvas(Size before, Size after) {
    return new Size(
        Math.max(before.width(), after.width()), Math.max(before.height(), after.height()));
  }

  /// 255 where a pixel has changed, 0 elsewhere; in memory.
  VipsImage mask(VipsImage earlier, VipsImage later, List<Rect> ignored) throws VipsException {
    List<VipsImage> shared = Tiles.alike(List.of(shared(earlier), shared(later)));
    VipsImage mask = placed(changed(shared.getFirst(), shared.getLast()), EXTEND_BLACK).inMemory();
    paintUnshared(mask);
    for (Rect rect : ignored) {
      paint(mask, rect, 0);
    }
    return mask;
  }

  private VipsImage shared(VipsImage image) throws VipsException {
    return image.cut(
        0, 0, Math.min(before.width(), after.width()), Math.min(before.height(), after.height()));
  }

  private static VipsImage changed(VipsImage earlier, VipsImage later) throws VipsException {
    return weighted(earlier)
        .apply("subtract")
        .rename("in", "left")
        .with("right", weighted(later))
        .image()
        .apply("abs")
        .image()
        .apply("relational_const")
        .with("relational", MORE)
        .with("c", new double[] {SAME})
        .image()
        .apply("bandbool")
        .with("boolean", OR)
        .image();
  }

  /// The colour of what cannot be seen does not count.
  private static VipsImage weighted(VipsImage image) throws VipsException {
    return Premultiplied.weighted(image);
  }

  /// On the canvas, in the top left corner.
  private VipsImage placed(VipsImage image, int extend) throws VipsException {
    if (Size.of(image).equals(canvas)) {
      return image;
    }
    return image
        .apply("embed")
        .with("x", 0)
        .with("y", 0)
        .with("width", canvas.width())
        .with("height", canvas.height())
        .with("extend", extend)
        .image();
  }

  /// Only the wider one has what is right of the other, only the taller one what is below.
  private void paintUnshared(VipsImage mask) throws VipsException {
    int left = Math.min(before.width(), after.width());
    int top = Math.min(before.height(), after.height());
    if (left < canvas.width()) {
      int height = before.width() > after.width() ? before.height() : after.height();
      mask.paint(left, 0, canvas.width() - left, height, CHANGED);
    }
    if (top < canvas.height()) {
      int width = before.height() > after.height() ? before.width() : after.width();
      mask.paint(0, top, width, canvas.height() - top, CHANGED);
    }
  }

  private void paint(VipsImage mask, Rect rect, double value) throws VipsException {
    int width = Math.min(rect.width(), canvas.width() - rect.x());
    int height = Math.min(rect.height(), canvas.height() - rect.y());
    if (width > 0 && height > 0) {
      mask.paint(rect.x(), rect.y(), width, height, value);
    }
  }

  Difference write(VipsImage mask, VipsImage later, Path target) throws VipsException, IOException {
    // A sum of whole numbers below 2^53, so exact.
    long changed = Math.round(mask.apply("avg").real("out") * canvas.pixels() / CHANGED);
    long size = Encoding.write(drawn(later, mask), ImageFormat.PNG, LOSSLESS, target);
    Rendered image =
        new Rendered(ImageFormat.PNG, canvas.width(), canvas.height(), 1, size, LOSSLESS);
    double ratio = (double) changed / canvas.pixels();
    return new Difference(ratio, changed, canvas.width(), canvas.height(), image);
  }

  /// Magenta: full red and blue, no green.
  private VipsImage drawn(VipsImage later, VipsImage mask) throws VipsException {
    VipsImage pale = placed(pale(later), EXTEND_WHITE);
    VipsImage full = combined(pale, mask, OR);
    VipsImage none = combined(pale, mask.apply("invert").image(), AND);
    return new Operation(later.scope(), "bandjoin")
        .with("in", List.of(full, none, full))
        .image()
        .apply("copy")
        .with("interpretation", ColourSpace.SRGB.number())
        .image();
  }

  private static VipsImage pale(VipsImage image) throws VipsException {
    VipsImage opaque =
        image.hasAlpha()
            ? image.apply("flatten").with("background", white(image.bands() - 1)).image()
            : image;
    return opaque
        .apply("colourspace")
        .with("space", ColourSpace.GREY.number())
        .image()
        .apply("linear")
        .with("a", new double[] {PALE})
        .with("b", new double[] {255 * (1 - PALE)})
        .with("uchar", true)
        .image();
  }

  private static double[] white(int bands) {
    return Collections.nCopies(bands, 255.0).stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static VipsImage combined(VipsImage pale, VipsImage mask, int how) throws VipsException {
    return pale.apply("boolean")
        .rename("in", "left")
        .with("right", mask)
        .with("boolean", how)
        .image();
  }
}
