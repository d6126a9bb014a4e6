package dev.pinhole.imaging;

import java.nio.file.Path;
import java.util.List;

/// The bytes of an image file, as one or more local files to be read one after the other (the
/// chunks of a blob). The engine only reads them.
///
/// @param parts the files, in order, at least one
/// @param size the sum of their sizes, in bytes
public record Source(List<Path> parts, long size) {
  public Source {
    parts = List.copyOf(parts);
  }

  public static Source of(Path file, long size) {
    return new Source(List.of(file), size);
  }
}
