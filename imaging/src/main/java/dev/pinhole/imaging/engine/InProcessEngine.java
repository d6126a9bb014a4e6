package dev.pinhole.imaging.engine;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.api.transform.Transform;
import dev.pinhole.api.transform.Transform.Rect;
import dev.pinhole.imaging.Difference;
import dev.pinhole.imaging.ImageEngine;
import dev.pinhole.imaging.ImageInfo;
import dev.pinhole.imaging.ImageLimits;
import dev.pinhole.imaging.ImagingException;
import dev.pinhole.imaging.Limit;
import dev.pinhole.imaging.Rendered;
import dev.pinhole.imaging.Source;
import dev.pinhole.imaging.inspect.Inspector;
import dev.pinhole.imaging.vips.LibraryLocation;
import dev.pinhole.imaging.vips.Scope;
import dev.pinhole.imaging.vips.Vips;
import dev.pinhole.imaging.vips.VipsException;
import dev.pinhole.imaging.vips.VipsImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
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
            Pipeline.run(new Job(scope, input, info, transform, output, limits, false), target));
  }

  @Override
  public Rendered stack(List<Source> sources, Transform transform, Path target)
      throws ImagingException {
    ImageLimits.check(Limit.TILES, sources.size(), limits.assembly().tiles());
    Tiles tiles = Tiles.inspected(sources, "tiles", limits);
    ImageFormat output = Formats.output(transform, tiles.infos().getFirst().format());
    return run(
        "a tile",
        scope -> {
          Input.Picture stacked = new Input.Picture(Stack.of(tiles.open(scope)));
          return Pipeline.run(assembled(scope, stacked, transform, output), target);
        });
  }

  @Override
  public Rendered animate(List<Source> sources, int delayMillis, Transform transform, Path target)
      throws ImagingException {
    ImageLimits.check(Limit.FRAMES, sources.size(), limits.frames());
    Animation.checkDelay(delayMillis);
    ImageFormat output = Animation.format(transform);
    Tiles tiles = Tiles.inspected(sources, "frames", limits);
    return run(
        "a frame",
        scope -> {
          Frames frames = Animation.of(tiles.open(scope), delayMillis);
          Input.Picture first = new Input.Picture(frames.first());
          Job job = assembled(scope, first, transform, output);
          Frames changed = Pipeline.steps(frames, job);
          Animation.checkPixels(changed, limits);
          return Encode.write(changed, job, target);
        });
  }

  @Override
  public Difference compare(Source before, Source after, List<Rect> ignored, Path target)
      throws ImagingException {
    Pair pair = Pair.inspected(before, after, ignored, limits);
    return run("one of the two images", scope -> pair.compare(scope, decoders, target));
  }

  /// A job over pictures that are open already, and upright.
  private Job assembled(
      Scope scope, Input.Picture picture, Transform transform, ImageFormat output) {
    VipsImage image = picture.image();
    ImageInfo info =
        new ImageInfo(
            output, image.width(), image.height(), 1, 1, image.hasAlpha(), 1, /* icc= */ false);
    return new Job(scope, picture, info, transform, output, limits, true);
  }

  private interface Work<T> {
    T on(Scope scope) throws VipsException, ImagingException, IOException;
  }

  private interface InputWork<T> {
    T on(Scope scope, Input input) throws VipsException, ImagingException, IOException;
  }

  private <T> T run(Source source, ImageInfo info, InputWork<T> work) throws ImagingException {
    return run(
        "the " + info.format(), scope -> work.on(scope, Input.of(source, info, decoders, scope)));
  }

  /// @param what is read, for messages
  private static <T> T run(String what, Work<T> work) throws ImagingException {
    try (Scope scope = new Scope()) {
      return work.on(scope);
    } catch (VipsException e) {
      throw corrupt(what, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ImagingException corrupt(String what, VipsException cause) {
    var corrupt =
        new ImagingException.Corrupt(
            "%s cannot be decoded: %s".formatted(what, cause.getMessage()));
    corrupt.initCause(cause);
    return corrupt;
  }

  @Override
  public void close() {
    // Nothing to end: libvips stays for the life of the process.
  }
}
