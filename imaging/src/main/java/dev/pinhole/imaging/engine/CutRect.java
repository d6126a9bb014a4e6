package dev.pinhole.imaging.engine;

import dev.pinhole.api.transform.Transform.Rect;
import dev.pinhole.imaging.ImagingException;
import dev.pinhole.imaging.vips.VipsException;

/// `rect`: keeps the part asked for, as far as it lies within the picture.
final class CutRect implements Step {

  @Override
  public Frames apply(Frames frames, Job job) throws VipsException, ImagingException {
    Rect rect = job.transform().rect();
    if (rect == null) {
      return frames;
    }
    Size upright = job.upright().of(frames.nominal());
    Area stored = job.upright().inverse().of(within(rect, upright), upright);
    return frames.map(stored::cutFrom);
  }

  private static Area within(Rect rect, Size picture) throws ImagingException {
    int width = Math.min(rect.width(), picture.width() - rect.x());
    int height = Math.min(rect.height(), picture.height() - rect.y());
    if (width <= 0 || height <= 0) {
      throw new ImagingException.Unsatisfiable(
          "rect",
          "rect starts at %d,%d, outside of the image of %d x %d pixels"
              .formatted(rect.x(), rect.y(), picture.width(), picture.height()));
    }
    return new Area(rect.x(), rect.y(), width, height);
  }
}
