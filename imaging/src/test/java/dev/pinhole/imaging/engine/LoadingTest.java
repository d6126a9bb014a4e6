package dev.pinhole.imaging.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pinhole.imaging.Engines;
import dev.pinhole.imaging.ImageEngine;
import dev.pinhole.imaging.ImageInfo;
import dev.pinhole.imaging.ImageLimits;
import dev.pinhole.imaging.ImagingException;
import dev.pinhole.imaging.Limit;
import dev.pinhole.imaging.Source;
import dev.pinhole.imaging.vips.Scope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadingTest {
  @TempDir private Path directory;

  /// Inspection has let it pass; what the decoder sees is more than is allowed.
  @Test
  void holdsTheDecodersSizeAgainstTheLimitToo() throws Exception {
    Path file = Pictures.png(directory, Pictures.grid(60, 30));
    Source source = Source.of(file, Files.size(file));
    try (ImageEngine engine = Engines.inProcess(ImageLimits.DEFAULT);
        Scope scope = new Scope()) {
      ImageInfo info = engine.probe(source);
      Input input = Input.of(source, info, Map.of(), scope);

      var refused =
          catchThrowableOfType(
              ImagingException.LimitExceeded.class,
              () -> Loading.withHeader(scope, input, info, withPixels(1799)));

      assertThat(refused.limit()).isEqualTo(Limit.PIXELS);
      assertThat(refused.found()).isEqualTo(1800);
      assertThat(Loading.withHeader(scope, input, info, withPixels(1800))).isEqualTo(info);
    }
  }

  private static ImageLimits withPixels(long pixels) {
    return new ImageLimits(1 << 20, pixels, 1, 1, 1 << 20, 100, Duration.ofSeconds(60), 1 << 30);
  }
}
