package dev.pinhole.imaging.worker;

import dev.pinhole.imaging.Source;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a worker is asked to do. Paths are absolute.
sealed interface Request {
  Source source();

  record Probe(Source source) implements Request {}

  /// To render; the transform is in canonical form.
  record Render(Source source, String transform, Path target) implements Request {}

  static Source absolute(Source source) {
    return new Source(source.parts().stream().map(Path::toAbsolutePath).toList(), source.size());
  }

  default void write(DataOutputStream out) throws IOException {
    out.writeBoolean(this instanceof Render);
    out.writeLong(source().size());
    out.writeInt(source().parts().size());
    for (Path part : source().parts()) {
      out.writeUTF(part.toString());
    }
    if (this instanceof Render render) {
      out.writeUTF(render.transform);
      out.writeUTF(render.target.toString());
    }
  }

  static Request read(DataInputStream in) throws IOException {
    boolean render = in.readBoolean();
    long size = in.readLong();
    int count = in.readInt();
    List<Path> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      parts.add(Path.of(in.readUTF()));
    }
    Source source = new Source(parts, size);
    return render ? new Render(source, in.readUTF(), Path.of(in.readUTF())) : new Probe(source);
  }
}
