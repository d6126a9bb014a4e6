package dev.pinhole.imaging.engine;

import dev.pinhole.imaging.ImagingException;
import dev.pinhole.imaging.Rendered;
import dev.pinhole.imaging.vips.VipsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// From a source to a rendition. libvips decodes lazily, so up to the last step these only write
/// the recipe, apart from those that must look at pixels.
final class Pipeline {
  static final List<Step> STEPS =
      List.of(
          new CutRect(),
          new TrimBorder(),
          new Resize(),
          new ToSrgb(),
          new Blur(),
          new Sharpen(),
          new TurnUpright(),
          new Background(),
          new Pad());

  private Pipeline() {}

  static Rendered run(Job job, Path target) throws VipsException, ImagingException, IOException {
    return Encode.write(steps(Loading.load(job), job), job, target);
  }

  static Frames steps(Frames loaded, Job job) throws VipsException, ImagingException {
    Frames frames = loaded;
    for (Step step : STEPS) {
      frames = step.apply(frames, job);
    }
    return frames;
  }
}
