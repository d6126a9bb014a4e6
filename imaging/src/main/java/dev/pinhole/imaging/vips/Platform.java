package dev.pinhole.imaging.vips;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// The name that the builds of libvips carry for a machine, for example `linux-x64`.
record Platform(String name) {

  static Platform current() {
    return new Platform(system() + "-" + processor(System.getProperty("os.arch")));
  }

  private static String system() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (os.startsWith("mac")) {
      return "darwin";
    }
    return os.startsWith("linux") && isMusl() ? "linuxmusl" : os.replace(" ", "");
  }

  private static String processor(String arch) {
    return switch (arch) {
      case "amd64", "x86_64" -> "x64";
      case "aarch64" -> "arm64";
      default -> arch;
    };
  }

  /// Alpine and its kin have musl's loader; a glibc build does not load there.
  private static boolean isMusl() {
    Path lib = Path.of("/lib");
    if (!Files.isDirectory(lib)) {
      return false;
    }
    try (var loaders = Files.newDirectoryStream(lib, "ld-musl-*")) {
      return loaders.iterator().hasNext() && !Files.exists(lib.resolve("ld-linux-x86-64.so.2"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
