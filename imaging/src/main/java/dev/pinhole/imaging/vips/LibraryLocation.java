package dev.pinhole.imaging.vips;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where libvips comes from.
///
/// @param named a libvips of the system to use, 8.18.3 or later; absent: the one that the jar
///   carries
/// @param cache the directory that the carried one is unpacked in, ours alone
public record LibraryLocation(@Nullable Path named, Path cache) {
  public static final String NAMED = "pinhole.imaging.libvips";
  public static final String CACHE = "pinhole.imaging.cache";

  /// From the system properties {@link #NAMED} and {@link #CACHE}.
  public static LibraryLocation fromSystemProperties() {
    return new LibraryLocation(path(NAMED), cacheOr(path(CACHE)));
  }

  private static @Nullable Path path(String property) {
    String value = System.getProperty(property, "");
    return value.isBlank() ? null : Path.of(value).toAbsolutePath();
  }

  private static Path cacheOr(@Nullable Path configured) {
    return configured != null
        ? configured
        : Path.of(
            System.getProperty("java.io.tmpdir"), "pinhole-" + System.getProperty("user.name"));
  }

  /// The library's file, unpacked if need be.
  public Path file() {
    if (named == null) {
      return new CarriedLibrary(Platform.current()).unpackedIn(cache);
    }
    if (!Files.isRegularFile(named)) {
      throw new IllegalStateException("%s names %s, which is not a file".formatted(NAMED, named));
    }
    return named;
  }
}
