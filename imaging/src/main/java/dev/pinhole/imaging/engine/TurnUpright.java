package dev.pinhole.imaging.engine;

import dev.pinhole.imaging.ImagingException;
import dev.pinhole.imaging.vips.VipsException;
import dev.pinhole.imaging.vips.VipsImage;

/// EXIF orientation, `rot` and `flip`, as one turn. It comes after the resize because turning needs
/// all pixels in memory at once, and now there are few.
final class TurnUpright implements Step {

  @Override
  public Frames apply(Frames frames, Job job) throws VipsException, ImagingException {
    Turn turn = job.turn();
    return turn.equals(Turn.NONE) ? frames : frames.map(VipsImage::inMemory).map(turn::of);
  }
}
