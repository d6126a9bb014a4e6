package dev.pinhole.imaging.worker;

import dev.pinhole.api.transform.Transform.Rect;
import dev.pinhole.imaging.Source;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The parts of a request, as {@link RequestWriter} writes them.
final class RequestReader {
  private final DataInputStream in;

  private interface Part<T> {
    T read() throws IOException;
  }

  RequestReader(DataInputStream in) {
    this.in = in;
  }

  Path path() throws IOException {
    return Path.of(in.readUTF());
  }

  Source source() throws IOException {
    long size = in.readLong();
    return new Source(list(this::path), size);
  }

  List<Source> sources() throws IOException {
    return list(this::source);
  }

  List<Rect> rects() throws IOException {
    return list(() -> new Rect(in.readInt(), in.readInt(), in.readInt(), in.readInt()));
  }

  private <T> List<T> list(Part<T> part) throws IOException {
    int count = in.readInt();
    List<T> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      parts.add(part.read());
    }
    return parts;
  }
}
