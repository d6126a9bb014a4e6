package dev.pinhole.imaging;

import dev.pinhole.api.transform.Transform;
import java.nio.file.Path;
import java.util.List;

/// Reads and renders images. Thread-safe. One implementation runs libvips in this process, the
/// other hands each job to a killable child process; callers cannot tell them apart.
public interface ImageEngine extends AutoCloseable {

  /// What the file is, by its content. Checks every limit; decodes no pixels.
  ImageInfo probe(Source source) throws ImagingException, InterruptedException;

  /// Renders `source` into the file `target`, which is created or replaced; on failure it may hold
  /// anything and the caller deletes it. Metadata is stripped.
  Rendered render(Source source, Transform transform, Path target)
      throws ImagingException, InterruptedException;

  /// Stacks pictures of the same width from top to bottom and renders the result, as a page is put
  /// together from the tiles that a browser photographed. Memory does not grow with its height,
  /// unless the transform needs all pixels at once (`rot`, `trim`, `max-bytes`, a crop by content).
  /// The size of the result is bounded by its format and by {@link AssemblyLimits}, not by
  /// `outputSide`.
  ///
  /// @param tiles PNG, JPEG or WebP, still; their EXIF orientation is not looked at
  /// @param transform of the whole; without a format, the first tile's
  Rendered stack(List<Source> tiles, Transform transform, Path target)
      throws ImagingException, InterruptedException;

  /// Makes an animation that repeats for ever of pictures of the same size.
  ///
  /// @param frames PNG, JPEG or WebP, still; their EXIF orientation is not looked at
  /// @param delayMillis how long each is shown, 10 to 60,000 ms; GIF keeps hundredths of a second
  /// @param transform of each frame; GIF or WebP, which is also what it is without a format
  Rendered animate(List<Source> frames, int delayMillis, Transform transform, Path target)
      throws ImagingException, InterruptedException;

  /// Compares two pictures pixel by pixel, both in their top left corner of a canvas that holds
  /// either. A pixel has changed if red, green, blue or opacity differ by more than 16 of 255: what
  /// rounding, dithering and careful lossy encoding do stays below, and white beside `#eee` is
  /// above. What only one of the pictures covers has changed, too. Of animations, the first frame
  /// counts.
  ///
  /// @param ignored parts of the canvas, in pixels, that never count as changed; at most {@link
  ///   AssemblyLimits#RECTANGLES}
  /// @param target of the difference image, see {@link Difference#image}
  Difference compare(Source before, Source after, List<Transform.Rect> ignored, Path target)
      throws ImagingException, InterruptedException;

  /// Ends the workers. Jobs under way fail.
  @Override
  void close();
}
