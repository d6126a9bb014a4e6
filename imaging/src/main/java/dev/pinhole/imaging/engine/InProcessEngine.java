package dev.pinhole.imaging.engine;

import dev.pinhole.api.ImageFormat;
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
import dev.pinhole.imaging.vips.Vips;
import dev.pinhole.imaging.vips.VipsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/// Runs libvips in this process. A job takes one thread, the caller's, and cannot be interrupted.
public final class InProcessEngine implements ImageEngine {
  private final ImageLimits limits;
  private final Map<ImageFormat, Decoder> decoders;

  private InProcessEngine(ImageLimits limits, Map<ImageFormat, Decoder> decoders) {
    this.limits = limits;
    this.decoders = decoders;
  }

  /// Loads libvips, if it is not loaded yet.
  ///
  /// @throws IllegalStateException if libvips cannot be used; the message says what to do
  public static InProcessEngine start(LibraryLocation location, ImageLimits limits) {
    Vips.start(location.file());
    return new InProcessEngine(limits, Decoders.BUILT_IN);
  }

  @Override
  public ImageInfo probe(Source source) throws ImagingException {
    ImageInfo info = Inspector.inspect(source, limits).info();
    Decoder decoder = decoders.get(info.format());
    if (decoder != null) {
      decoder.requireUsable();
      // Its header was read by inspection; the decoder would decode all of it.
      return info;
    }
    return run(source, info, (scope, input) -> Loading.withHeader(scope, input, info, limits));
  }

  @Override
  public Rendered render(Source source, Transform transform, Path target) throws ImagingException {
    ImageInfo info = Inspector.inspect(source, limits).info();
    var output = Formats.output(transform, info.format());
    return run(
        source,
        info,
        (scope, input) ->
            Pipeline.run(new Job(scope, input, info, transform, output, limits), target));
  }

  private interface Work<T> {
    T on(Scope scope, Input input) throws VipsException, ImagingException, IOException;
  }

  private <T> T run(Source source, ImageInfo info, Work<T> work) throws ImagingException {
    try (Scope scope = new Scope()) {
      return work.on(scope, Input.of(source, info, decoders, scope));
    } catch (VipsException e) {
      throw corrupt(info, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
