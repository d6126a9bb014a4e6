package dev.pinhole.imaging.worker;

import dev.pinhole.api.transform.Transform.Rect;
import dev.pinhole.imaging.ImageLimits;
import dev.pinhole.imaging.Source;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// What a worker is asked to do. Paths are absolute, transforms in canonical form.
sealed interface Request {
  record Probe(Source source) implements Request {}

  record Render(Source source, String transform, Path target) implements Request {}

  record Stack(List<Source> tiles, String transform, Path target) implements Request {}

  record Animate(List<Source> frames, int delayMillis, String transform, Path target)
      implements Request {}

  record Compare(Source before, Source after, List<Rect> ignored, Path target) implements Request {}

  static Source absolute(Source source) {
    return new Source(source.parts().stream().map(Path::toAbsolutePath).toList(), source.size());
  }

  static List<Source> absolute(List<Source> sources) {
    return sources.stream().map(Request::absolute).toList();
  }

  /// How long it may take once it has begun.
  default Duration deadline(ImageLimits limits) {
    return switch (this) {
      case Probe _, Render _ -> limits.deadline();
      case Stack _, Animate _, Compare _ -> limits.assembly().deadline();
    };
  }

  default void write(DataOutputStream out) throws IOException {
    RequestWriter writer = new RequestWriter(out);
    switch (this) {
      case Probe(Source source) -> writer.kind(0).source(source);
      case Render(Source source, String transform, Path target) ->
          writer.kind(1).source(source).text(transform).path(target);
      case Stack(List<Source> tiles, String transform, Path target) ->
          writer.kind(2).sources(tiles).text(transform).path(target);
      case Animate(List<Source> frames, int delayMillis, String transform, Path target) ->
          writer.kind(3).sources(frames).number(delayMillis).text(transform).path(target);
      case Compare(Source before, Source after, List<Rect> ignored, Path target) ->
          writer.kind(4).source(before).source(after).rects(ignored).path(target);
    }
  }

  static Request read(DataInputStream in) throws IOException {
    RequestReader reader = new RequestReader(in);
    int kind = in.readByte();
    return switch (kind) {
      case 0 -> new Probe(reader.source());
      case 1 -> new Render(reader.source(), in.readUTF(), reader.path());
      case 2 -> new Stack(reader.sources(), in.readUTF(), reader.path());
      case 3 -> new Animate(reader.sources(), in.readInt(), in.readUTF(), reader.path());
      case 4 -> new Compare(reader.source(), reader.source(), reader.rects(), reader.path());
      default -> throw new IOException("there is no request of kind " + kind);
    };
  }
}
