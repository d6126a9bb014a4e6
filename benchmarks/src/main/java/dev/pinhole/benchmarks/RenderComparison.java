package dev.pinhole.benchmarks;

import dev.pinhole.api.transform.Transform;
import dev.pinhole.imaging.Engines;
import dev.pinhole.imaging.ImageEngine;
import dev.pinhole.imaging.ImageLimits;
import dev.pinhole.imaging.Source;
import dev.pinhole.imaging.vips.LibraryLocation;
import dev.pinhole.imaging.worker.PoolSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/// One 12-megapixel JPEG to 400 pixels: the engine in process, and through a worker process,
/// against the same libvips calls with nothing around them. One thread on each side.
final class RenderComparison implements Comparison {

  private static final int PAIRS = 21;
  private static final int RENDERS = 5;

  @Override
  public void run(Path scratch, Consumer<Row> report) throws Exception {
    byte[] photo = Photos.jpeg(4000, 3000, 0.9f);
    Path file = Files.write(scratch.resolve("photo.jpg"), photo);
    Source source = Source.of(file, photo.length);
    ImageLimits limits = ImageLimits.DEFAULT;
    try (ImageEngine inProcess = Engines.inProcess(limits);
        ImageEngine workers = Engines.pooled(limits, PoolSettings.defaults().withWorkers(1))) {
      BareVips vips = new BareVips(LibraryLocation.fromSystemProperties().file());
      for (Case one : Case.values()) {
        BareVips.Encoder bare = one.bare(vips);
        Path target = scratch.resolve("target");
        Paired.Measured peer = () -> millis(() -> bare.render(file, target));
        Transform transform = Transform.parse(Map.of("w", "400", "fm", one.format()));
        report.accept(
            row(one, "in process", inProcess, source, transform, target, peer, "≤ 1.05 ×"));
        report.accept(
            row(one, "worker pool", workers, source, transform, target, peer, "≤ 1.15 ×"));
      }
    }
  }

  private static Row row(
      Case one,
      String where,
      ImageEngine engine,
      Source source,
      Transform transform,
      Path target,
      Paired.Measured peer,
      String bound)
      throws Exception {
    Paired.Result result =
        Paired.compare(PAIRS, () -> millis(() -> engine.render(source, transform, target)), peer);
    return new Row(
        "render 12 MP JPEG → 400 px " + one.format() + ", " + where,
        String.format(Locale.ROOT, "%.1f ms", result.ours()),
        String.format(Locale.ROOT, "bare libvips %.1f ms", result.peer()),
        result.ratio(),
        bound);
  }

  private interface Action {
    void run() throws Exception;
  }

  private static double millis(Action action) throws Exception {
    long begin = System.nanoTime();
    for (int i = 0; i < RENDERS; i++) {
      action.run();
    }
    return (System.nanoTime() - begin) / 1e6 / RENDERS;
  }

  private enum Case {
    WEBP,
    JPEG,
    AVIF;

    String format() {
      return name().toLowerCase(Locale.ROOT);
    }

    /// The engine's own encoder settings.
    BareVips.Encoder bare(BareVips vips) {
      return switch (this) {
        case WEBP -> vips.encoder("vips_webpsave_buffer", "Q", 80, "effort", 4, "keep", 0);
        case JPEG ->
            vips.encoder(
                "vips_jpegsave_buffer", "Q", 80, "interlace", 1, "optimize_coding", 1, "keep", 0);
        case AVIF ->
            vips.encoder(
                "vips_heifsave_buffer",
                "compression",
                4,
                "bitdepth",
                8,
                "effort",
                3,
                "Q",
                50,
                "keep",
                0);
      };
    }
  }
}
