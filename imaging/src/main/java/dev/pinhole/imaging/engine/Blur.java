package dev.pinhole.imaging.engine;

import dev.pinhole.imaging.ImagingException;
import dev.pinhole.imaging.vips.VipsException;

/// `blur`: Gaussian, by its sigma in pixels.
final class Blur implements Step {

  @Override
  public Frames apply(Frames frames, Job job) throws VipsException, ImagingException {
    double sigma = job.transform().blur();
    if (sigma == 0) {
      return frames;
    }
    return frames.map(image ->
        Premultiplied.apply(
            image, pixels -> pixels.apply("gaussblur").with("sigma", sigma).image()));
  }
}
