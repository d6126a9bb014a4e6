package dev.pinhole.imaging.vips;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The build of libvips for this machine that the jar carries.
final class CarriedLibrary {
  private static final Pattern BINARY = Pattern.compile("\"\\./binary\"\\s*:\\s*\"\\./([^\"]+)\"");

  private final Platform platform;

  CarriedLibrary(Platform platform) {
    this.platform = platform;
  }

  /// The library as a file named by its content. One that is already there is used only if every
  /// byte is right; otherwise it is written anew, and appears whole or not at all.
  Path unpackedIn(Path directory) {
    try {
      PrivateDirectory.ensure(directory);
      Path fresh = Files.createTempFile(directory, "unpacking-", ".tmp");
      try {
        return place(fresh, directory, unpackTo(fresh));
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "libvips cannot be unpacked in %s; -D%s=DIRECTORY names another place"
              .formatted(directory, LibraryLocation.CACHE),
          e);
    }
  }

  private static Path place(Path fresh, Path directory, String digest) throws IOException {
    Path library = directory.resolve("libvips-" + digest.substring(0, 32));
    if (Files.exists(library) && Files.mismatch(fresh, library) == -1) {
      return library;
    }
    return Files.move(fresh, library, StandardCopyOption.ATOMIC_MOVE);
  }

  private String unpackTo(Path file) throws IOException {
    var sha256 = Sha256.start();
    try (InputStream in = new DigestInputStream(open(binary()), sha256)) {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return Sha256.hex(sha256);
  }

  /// The package says which of its files is the library; the name carries a version.
  private String binary() throws IOException {
    try (InputStream in = open("package.json")) {
      Matcher found = BINARY.matcher(new String(in.readAllBytes(), UTF_8));
      if (!found.find()) {
        throw new IOException("the carried libvips does not name its library file");
      }
      return found.group(1);
    }
  }

  private InputStream open(String file) {
    String resource = "/native/sharp-libvips-%s/%s".formatted(platform.name(), file);
    InputStream in = CarriedLibrary.class.getResourceAsStream(resource);
    if (in == null) {
      throw new IllegalStateException(
          "no libvips for %s is built in; install libvips 8.18.3 or later and name its file with"
                  .formatted(platform.name())
              + " -D%s=FILE".formatted(LibraryLocation.NAMED));
    }
    return in;
  }
}
