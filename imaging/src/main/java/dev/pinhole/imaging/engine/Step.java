package dev.pinhole.imaging.engine;

import dev.pinhole.imaging.ImagingException;
import dev.pinhole.imaging.vips.VipsException;

/// One thing done to the pictures on their way. A step that the job does not ask for returns what
/// it was given.
interface Step {
  Frames apply(Frames frames, Job job) throws VipsException, ImagingException;
}
