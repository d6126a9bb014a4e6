package dev.pinhole.server.capture.internal.history;

import dev.pinhole.api.capture.IgnoredArea;
import dev.pinhole.api.transform.Transform;
import dev.pinhole.imaging.Difference;
import dev.pinhole.imaging.ImageEngine;
import dev.pinhole.imaging.ImagingException;
import dev.pinhole.imaging.Source;
import dev.pinhole.server.blob.BlobContent;
import dev.pinhole.server.blob.Blobs;
import dev.pinhole.server.image.Image;
import dev.pinhole.server.platform.ScratchFolder;
import dev.pinhole.server.platform.ScratchFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.stereotype.Component;

/** Has the image engine compare pictures of the library. */
@Component
public class Differences {

  /** What is done with a difference while its file is there. */
  interface Use<T> {
    T apply(Difference difference, Path file) throws IOException;
  }

  private final Blobs blobs;
  private final ImageEngine engine;
  private final ScratchFolder files;

  Differences(Blobs blobs, ImageEngine engine, ScratchFolders folders) throws IOException {
    this.blobs = blobs;
    this.engine = engine;
    this.files = folders.open("differences");
  }

  /** How much they differ; the difference image is not kept. */
  public Difference measure(Image before, Image after, List<IgnoredArea> ignore)
      throws ImagingException, IOException, InterruptedException {
    return draw(before, after, ignore, (difference, file) -> difference);
  }

  <T> T draw(Image before, Image after, List<IgnoredArea> ignore, Use<T> use)
      throws ImagingException, IOException, InterruptedException {
    Path file = files.create();
    try {
      return use.apply(compare(before, after, ignore, file), file);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private Difference compare(Image before, Image after, List<IgnoredArea> ignore, Path target)
      throws ImagingException, IOException, InterruptedException {
    try (BlobContent earlier = blobs.open(before.content().blob());
        BlobContent later = blobs.open(after.content().blob())) {
      return engine.compare(source(earlier), source(later), rectangles(ignore), target);
    }
  }

  private static Source source(BlobContent content) throws IOException {
    return new Source(content.localParts(), content.size());
  }

  private static List<Transform.Rect> rectangles(List<IgnoredArea> areas) {
    return areas.stream()
        .map(area -> new Transform.Rect(area.x(), area.y(), area.width(), area.height()))
        .toList();
  }
}
