package dev.pinhole.imaging.engine;

import dev.pinhole.imaging.ImagingException;
import dev.pinhole.imaging.vips.VipsException;
import dev.pinhole.imaging.vips.VipsImage;

/// `bg` behind what is transparent; white where the output cannot be transparent.
final class Background implements Step {
  private static final int OVER = 2;

  @Override
  public Frames apply(Frames frames, Job job) throws VipsException, ImagingException {
    if (!frames.first().hasAlpha()) {
      return frames;
    }
    Integer asked = job.transform().background();
    if (asked != null) {
      Frames filled = frames.map(image -> fill(image, Colour.ofArgb(asked)));
      return Formats.hasAlpha(job.output()) ? filled : filled.map(Background::whiten);
    }
    return Formats.hasAlpha(job.output()) ? frames : frames.map(Background::whiten);
  }

  private static VipsImage whiten(VipsImage image) throws VipsException {
    return image.hasAlpha() ? fill(image, Colour.WHITE) : image;
  }

  private static VipsImage fill(VipsImage image, Colour colour) throws VipsException {
    VipsImage canvas = Canvas.withColour(image, colour);
    if (colour.opaque()) {
      return canvas.apply("flatten").with("background", Canvas.colourBands(canvas, colour)).image();
    }
    return over(plain(canvas, colour), canvas);
  }

  /// A picture of the same size and kind, all of one colour.
  private static VipsImage plain(VipsImage like, Colour colour) throws VipsException {
    return like.apply("linear")
        .with("a", new double[like.bands()])
        .with("b", colour.bandsFor(like))
        .image()
        .apply("cast")
        .with("format", like.pixelType().number())
        .image();
  }

  private static VipsImage over(VipsImage below, VipsImage above) throws VipsException {
    return below
        .apply("composite2")
        .rename("in", "base")
        .with("overlay", above)
        .with("mode", OVER)
        .image()
        .apply("cast")
        .with("format", above.pixelType().number())
        .image();
  }
}
