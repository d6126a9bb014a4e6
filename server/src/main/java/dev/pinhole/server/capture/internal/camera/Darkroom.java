package dev.pinhole.server.capture.internal.camera;

import dev.pinhole.api.capture.CaptureErrorCode;
import dev.pinhole.api.capture.CaptureOptions.Output;
import dev.pinhole.api.transform.InvalidTransformException;
import dev.pinhole.api.transform.Transform;
import dev.pinhole.imaging.ImageEngine;
import dev.pinhole.imaging.ImageInfo;
import dev.pinhole.imaging.ImagingException;
import dev.pinhole.imaging.Rendered;
import dev.pinhole.imaging.Source;
import dev.pinhole.server.capture.CaptureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the file that was asked for of what the browser gave: joined, scaled, encoded. */
final class Darkroom {
  private final ImageEngine engine;

  Darkroom(ImageEngine engine) {
    this.engine = engine;
  }

  /** What the engine does, with its own failures. */
  private interface Work {
    Rendered run(List<Source> sources, Transform transform)
        throws ImagingException, InterruptedException;
  }

  /** One picture of tiles that lie below each other. */
  Picture join(List<Path> tiles, Output output, Path target)
      throws CaptureException, InterruptedException, IOException {
    return made(
        develop(tiles, output, (sources, as) -> engine.stack(sources, as, target)), output, target);
  }

  /** Looked at afterwards, as encoders make one frame of equal ones. */
  Picture film(List<Path> frames, int delayMillis, Output output, Path target)
      throws CaptureException, InterruptedException, IOException {
    develop(frames, output, (sources, as) -> engine.animate(sources, delayMillis, as, target));
    try {
      return new Picture(target, engine.probe(Source.of(target, Files.size(target))));
    } catch (ImagingException e) {
      throw failed(e);
    }
  }

  private static Rendered develop(List<Path> files, Output output, Work work)
      throws CaptureException, InterruptedException, IOException {
    List<Source> sources = new ArrayList<>();
    for (Path file : files) {
      sources.add(Source.of(file, Files.size(file)));
    }
    try {
      return work.run(sources, transform(output));
    } catch (ImagingException e) {
      throw failed(e);
    }
  }

  private static Picture made(Rendered rendered, Output output, Path target) {
    return new Picture(target, ImageInfo.of(rendered, output.omitBackground()));
  }

  /** A width or a height scales up and down; both are the exact size, cut from the top. */
  private static Transform transform(Output output) {
    Map<String, String> names = new HashMap<>();
    names.put("fm", output.format().image().extension());
    put(names, "q", output.quality());
    put(names, "w", output.imageWidth());
    put(names, "h", output.imageHeight());
    boolean exact = output.imageWidth() != null && output.imageHeight() != null;
    if (exact) {
      names.put("crop", "top");
    }
    names.put("fit", exact ? "cover" : "contain");
    try {
      return Transform.parse(names);
    } catch (InvalidTransformException e) {
      throw new IllegalArgumentException("options that were checked make no transform", e);
    }
  }

  private static void put(Map<String, String> names, String name, @Nullable Integer value) {
    if (value != null) {
      names.put(name, value.toString());
    }
  }

  private static CaptureException failed(ImagingException fault) {
    CaptureErrorCode code =
        switch (fault) {
          case ImagingException.LimitExceeded ignored -> CaptureErrorCode.TOO_LARGE;
          case ImagingException.TimedOut ignored -> CaptureErrorCode.TOO_LARGE;
          case ImagingException.Unsatisfiable ignored -> CaptureErrorCode.TOO_LARGE;
          case ImagingException.Unsupported ignored -> CaptureErrorCode.INTERNAL;
          case ImagingException.Corrupt ignored -> CaptureErrorCode.INTERNAL;
          case ImagingException.Crashed ignored -> CaptureErrorCode.INTERNAL;
          case ImagingException.Unavailable ignored -> CaptureErrorCode.INTERNAL;
          case ImagingException.Busy ignored -> CaptureErrorCode.INTERNAL;
        };
    return new CaptureException(
        code, "The picture could not be made: " + fault.getMessage(), fault);
  }
}
