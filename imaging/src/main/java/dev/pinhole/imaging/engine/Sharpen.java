package dev.pinhole.imaging.engine;

import dev.pinhole.imaging.ImagingException;
import dev.pinhole.imaging.vips.VipsException;

/// `sharp`: unsharp masking of the lightness, by the sigma of its mask in pixels.
final class Sharpen implements Step {

  @Override
  public Frames apply(Frames frames, Job job) throws VipsException, ImagingException {
    double sigma = job.transform().sharpen();
    return sigma == 0
        ? frames
        : frames.map(image -> image.apply("sharpen").with("sigma", sigma).image());
  }
}
