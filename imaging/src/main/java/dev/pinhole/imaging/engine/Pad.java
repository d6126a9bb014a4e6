package dev.pinhole.imaging.engine;

import dev.pinhole.imaging.ImagingException;
import dev.pinhole.imaging.vips.VipsException;
import dev.pinhole.imaging.vips.VipsImage;

/// `pad`: a margin in the background's colour; transparent without one, white where the output
/// cannot be.
final class Pad implements Step {
  private static final int EXTEND_BACKGROUND = 5;

  @Override
  public Frames apply(Frames frames, Job job) throws VipsException, ImagingException {
    int margin = job.transform().pad();
    if (margin == 0) {
      return frames;
    }
    Size padded =
        new Size(frames.nominal().width() + 2 * margin, frames.nominal().height() + 2 * margin);
    job.checkOutput(padded);
    Colour colour = colour(job);
    return frames.map(image -> pad(image, margin, padded, colour));
  }

  private static Colour colour(Job job) {
    Integer asked = job.transform().background();
    boolean alpha = Formats.hasAlpha(job.output());
    if (asked == null) {
      return alpha ? Colour.TRANSPARENT : Colour.WHITE;
    }
    Colour colour = Colour.ofArgb(asked);
    return alpha ? colour : colour.onWhite();
  }

  private static VipsImage pad(VipsImage image, int margin, Size padded, Colour colour)
      throws VipsException {
    VipsImage coloured = Canvas.withColour(image, colour);
    VipsImage canvas = colour.opaque() ? coloured : Canvas.withAlpha(coloured);
    return canvas
        .apply("embed")
        .with("x", margin)
        .with("y", margin)
        .with("width", padded.width())
        .with("height", padded.height())
        .with("extend", EXTEND_BACKGROUND)
        .with("background", colour.bandsFor(canvas))
        .image();
  }
}
