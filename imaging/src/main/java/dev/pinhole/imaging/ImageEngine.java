package dev.pinhole.imaging;

import dev.pinhole.api.transform.Transform;
import java.nio.file.Path;

/// Reads and renders images. Thread-safe. One implementation runs libvips in this process, the
/// other hands each job to a killable child process; callers cannot tell them apart.
public interface ImageEngine extends AutoCloseable {

  /// What the file is, by its content. Checks every limit; decodes no pixels.
  ImageInfo probe(Source source) throws ImagingException, InterruptedException;

  /// Renders `source` into the file `target`, which is created or replaced; on failure it may hold
  /// anything and the caller deletes it. Metadata is stripped.
  Rendered render(Source source, Transform transform, Path target)
      throws ImagingException, InterruptedException;

  /// Ends the workers. Jobs under way fail.
  @Override
  void close();
}
