package dev.pinhole.imaging.engine;

import dev.pinhole.imaging.ImagingException;
import dev.pinhole.imaging.Rendered;
import dev.pinhole.imaging.vips.EncodedBytes;
import dev.pinhole.imaging.vips.Scope;
import dev.pinhole.imaging.vips.VipsException;
import dev.pinhole.imaging.vips.VipsImage;
import java.io.IOException;
import java.nio.file.Path;

/// Writes the rendition. With `max-bytes`, the best quality that is small enough.
final class Encode {
  private final Job job;
  private final Path target;
  private final int frames;
  private final VipsImage image;

  private Encode(Frames frames, Job job, Path target) throws VipsException {
    this.job = job;
    this.target = target;
    this.frames = frames.count();
    // Each attempt reads the pixels again; without this, each would decode the source again.
    this.image = job.transform().maxBytes() == null ? frames.joined() : frames.joined().inMemory();
  }

  static Rendered write(Frames frames, Job job, Path target)
      throws VipsException, ImagingException, IOException {
    return new Encode(frames, job, target).write();
  }

  private Rendered write() throws VipsException, ImagingException, IOException {
    QualityRange range = QualityRange.of(job.transform(), job.output());
    if (job.assembled() && job.transform().maxBytes() == null) {
      return rendered(range.first(), straight(range.first()));
    }
    long allowed = allowed();
    long size = attempt(range.first(), allowed);
    return size <= allowed ? rendered(range.first(), size) : search(range, allowed, size);
  }

  /// Nothing can be said of the size of what is made of several pictures, so that it is not held.
  private long straight(int quality) throws VipsException, IOException {
    return Encoding.write(image, job.output(), quality, target);
  }

  private long allowed() {
    Integer asked = job.transform().maxBytes();
    return asked == null ? Long.MAX_VALUE : asked;
  }

  /// The target holds the best attempt so far that fits; sizes grow with quality, nearly always.
  private Rendered search(QualityRange range, long allowed, long tooLarge)
      throws VipsException, ImagingException, IOException {
    int low = range.lowest();
    int high = range.first() - 1;
    long smallest = tooLarge;
    Rendered best = null;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      long size = attempt(middle, allowed);
      smallest = Math.min(smallest, size);
      if (size <= allowed) {
        best = rendered(middle, size);
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    if (best == null) {
      throw new ImagingException.Unsatisfiable(
          "max-bytes",
          "max-bytes of %d cannot be met: at the lowest quality the image takes %d bytes"
              .formatted(allowed, smallest));
    }
    return best;
  }

  private long attempt(int quality, long allowed) throws VipsException, IOException {
    try (Scope attempt = new Scope()) {
      EncodedBytes bytes = Encoding.encode(attempt, image, job.output(), quality);
      if (bytes.size() <= allowed) {
        bytes.writeTo(target);
      }
      return bytes.size();
    }
  }

  private Rendered rendered(int quality, long size) {
    return new Rendered(
        job.output(),
        image.width(),
        image.height() / frames,
        frames,
        size,
        QualityRange.reported(job.output(), quality));
  }
}
