package dev.pinhole.imaging.vips;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
      String digest = digest(open(binary()));
      Path library = directory.resolve("libvips-" + digest);
      if (!Files.isRegularFile(library) || !digest.equals(digest(Files.newInputStream(library)))) {
        unpack(directory, library, digest);
      }
      return library;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "libvips cannot be unpacked in %s; -D%s=DIRECTORY names another place"
              .formatted(directory, LibraryLocation.CACHE),
          e);
    }
  }

  private void unpack(Path directory, Path library, String digest) throws IOException {
    Path fresh = Files.createTempFile(directory, "unpacking-", ".tmp");
    try (InputStream in = open(binary())) {
      Files.copy(in, fresh, StandardCopyOption.REPLACE_EXISTING);
      if (!digest.equals(digest(Files.newInputStream(fresh)))) {
        throw new IOException("the file on disk differs from what was written");
      }
      Files.move(fresh, library, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static String digest(InputStream content) throws IOException {
    try (content) {
      var sha256 = MessageDigest.getInstance("SHA-256");
      content.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), sha256));
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
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
