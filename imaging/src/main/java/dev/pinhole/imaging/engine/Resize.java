package dev.pinhole.imaging.engine;

import dev.pinhole.api.transform.Gravity;
import dev.pinhole.imaging.ImagingException;
import dev.pinhole.imaging.vips.VipsException;
import dev.pinhole.imaging.vips.VipsImage;

/// `w`, `h`, `fit` and `crop`. They speak of the picture as it leaves; as it is turned only later,
/// when it is small, the box is laid down the way the stored picture lies.
final class Resize implements Step {

  @Override
  public Frames apply(Frames frames, Job job) throws VipsException, ImagingException {
    Scaling scaling = scaling(frames.nominal(), job);
    job.checkOutput(scaling.kept());
    if (!scaling.cuts()) {
      return frames.map(image -> scale(image, scaling.scaled()));
    }
    return enlarges(scaling, Size.of(frames.first()))
        ? cutThenScale(frames, scaling, job)
        : scaleThenCut(frames, scaling, job);
  }

  private static Scaling scaling(Size stored, Job job) {
    Scaling leaving = Scaling.of(job.transform(), job.turn().of(stored));
    return job.turn().swapsSides() ? leaving.swapped() : leaving;
  }

  private static boolean enlarges(Scaling scaling, Size from) {
    return scaling.scaled().width() > from.width() || scaling.scaled().height() > from.height();
  }

  private static Frames scaleThenCut(Frames frames, Scaling scaling, Job job) throws VipsException {
    Frames scaled = frames.map(image -> scale(image, scaling.scaled()));
    return cut(scaled, scaling.kept(), job);
  }

  /// Enlarging first would make pixels, without bound for a very long image, only to cut them.
  private static Frames cutThenScale(Frames frames, Scaling scaling, Job job) throws VipsException {
    Size from = Size.of(frames.first());
    double factor = (double) from.width() / scaling.scaled().width();
    Size wanted = scaling.kept().times(factor);
    Size part =
        new Size(Math.min(wanted.width(), from.width()), Math.min(wanted.height(), from.height()));
    return cut(frames, part, job).map(image -> scale(image, scaling.kept()));
  }

  private static Frames cut(Frames frames, Size kept, Job job) throws VipsException {
    Gravity gravity = job.transform().gravity();
    if (gravity == Gravity.ATTENTION || gravity == Gravity.ENTROPY) {
      return SmartCut.of(frames, kept, gravity);
    }
    Direction towards = Direction.of(gravity).turned(job.turn().inverse());
    Area area = towards.place(kept, Size.of(frames.first()));
    return frames.map(area::cutFrom);
  }

  private static VipsImage scale(VipsImage image, Size to) throws VipsException {
    if (Size.of(image).equals(to)) {
      return image;
    }
    return Premultiplied.apply(
        image,
        pixels ->
            pixels
                .apply("resize")
                .with("scale", (double) to.width() / image.width())
                .with("vscale", (double) to.height() / image.height())
                .image());
  }
}
