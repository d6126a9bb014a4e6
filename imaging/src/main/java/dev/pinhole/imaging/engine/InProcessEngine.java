package dev.pinhole.imaging.engine;

import dev.pinhole.api.transform.Transform;
import dev.pinhole.imaging.ImageEngine;
import dev.pinhole.imaging.ImageInfo;
import dev.pinhole.imaging.ImageLimits;
import dev.pinhole.imaging.ImagingException;
import dev.pinhole.imaging.Rendered;
import dev.pinhole.imaging.Source;
import dev.pinhole.imaging.inspect.Inspector;
import dev.pinhole.imaging.vips.LibraryLocation;
import dev.pinhole.imaging.vips.Scope;
import dev.pinhole.imaging.vips.SourceBytes;
import dev.pinhole.imaging.vips.Vips;
import dev.pinhole.imaging.vips.VipsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// Runs libvips in this process. A job takes one thread, the caller's, and cannot be interrupted.
public final class InProcessEngine implements ImageEngine {
  private final ImageLimits limits;

  private InProcessEngine(ImageLimits limits) {
    this.limits = limits;
  }

  /// Loads libvips, if it is not loaded yet.
  ///
  /// @throws IllegalStateException if libvips cannot be used; the message says what to do
  public static InProcessEngine start(LibraryLocation location, ImageLimits limits) {
    Vips.start(location.file());
    return new InProcessEngine(limits);
  }

  @Override
  public ImageInfo probe(Source source) throws ImagingException {
    ImageInfo info = Inspector.inspect(source, limits).info();
    try (Scope scope = new Scope()) {
      Loading.header(scope, info.format(), bytes(scope, source));
      return info;
    } catch (VipsException e) {
      throw corrupt(info, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Rendered render(Source source, Transform transform, Path target) throws ImagingException {
    ImageInfo info = Inspector.inspect(source, limits).info();
    try (Scope scope = new Scope()) {
      var output = Formats.output(transform, info.format());
      var job = new Job(scope, bytes(scope, source), info, transform, output, limits);
      return Pipeline.run(job, target);
    } catch (VipsException e) {
      throw corrupt(info, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SourceBytes bytes(Scope scope, Source source) throws IOException {
    return SourceBytes.of(scope, source.parts(), source.size());
  }

  private static ImagingException corrupt(ImageInfo info, VipsException cause) {
    var corrupt =
        new ImagingException.Corrupt(
            "the %s cannot be decoded: %s".formatted(info.format(), cause.getMessage()));
    corrupt.initCause(cause);
    return corrupt;
  }

  @Override
  public void close() {
    // Nothing to end: libvips stays for the life of the process.
  }
}
