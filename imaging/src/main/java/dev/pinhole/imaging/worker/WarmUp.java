package dev.pinhole.imaging.worker;

import dev.pinhole.api.transform.Transform;
import dev.pinhole.imaging.ImageEngine;
import dev.pinhole.imaging.ImagingException;
import dev.pinhole.imaging.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/// Renders one pixel, so that the first real job finds classes loaded and native calls linked. It
/// is also the proof that this worker works at all.
final class WarmUp {
  private static final byte[] PIXEL =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5E"
                  + "rkJggg==");

  private WarmUp() {}

  static void run(ImageEngine engine) throws IOException {
    Path image = Files.createTempFile("pinhole-worker-", ".tmp");
    Path target = Files.createTempFile("pinhole-worker-", ".tmp");
    try {
      Files.write(image, PIXEL);
      engine.render(Source.of(image, PIXEL.length), Transform.NONE, target);
    } catch (ImagingException | InterruptedException e) {
      throw new IllegalStateException("the engine cannot render a pixel", e);
    } finally {
      Files.deleteIfExists(image);
      Files.deleteIfExists(target);
    }
  }
}
