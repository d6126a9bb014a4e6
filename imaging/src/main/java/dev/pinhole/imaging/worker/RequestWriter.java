package dev.pinhole.imaging.worker;

import dev.pinhole.api.transform.Transform.Rect;
import dev.pinhole.imaging.Source;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// The parts of a request, as {@link RequestReader} reads them.
final class RequestWriter {
  private final DataOutputStream out;

  RequestWriter(DataOutputStream out) {
    this.out = out;
  }

  RequestWriter kind(int number) throws IOException {
    out.writeByte(number);
    return this;
  }

  RequestWriter number(int number) throws IOException {
    out.writeInt(number);
    return this;
  }

  RequestWriter text(String text) throws IOException {
    out.writeUTF(text);
    return this;
  }

  RequestWriter path(Path path) throws IOException {
    return text(path.toString());
  }

  RequestWriter sources(List<Source> sources) throws IOException {
    number(sources.size());
    for (Source source : sources) {
      source(source);
    }
    return this;
  }

  RequestWriter source(Source source) throws IOException {
    out.writeLong(source.size());
    number(source.parts().size());
    for (Path part : source.parts()) {
      path(part);
    }
    return this;
  }

  RequestWriter rects(List<Rect> rects) throws IOException {
    number(rects.size());
    for (Rect rect : rects) {
      number(rect.x()).number(rect.y()).number(rect.width()).number(rect.height());
    }
    return this;
  }
}
