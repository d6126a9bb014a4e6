package dev.pinhole.imaging.worker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// A jar inside a Spring Boot executable jar.
record NestedJar(Path outer, String entry) {
  private static final Pattern LOCATION = Pattern.compile("jar:nested:(.+?)/!(.+?)!/.*");

  static NestedJar parse(String location) throws IOException {
    Matcher parts = LOCATION.matcher(location);
    if (!parts.matches()) {
      throw new IOException("classes at %s cannot be given to a worker".formatted(location));
    }
    return new NestedJar(Path.of(decoded(parts.group(1))), decoded(parts.group(2)));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /// A file named by checksum and size. One that is already there is used only if its content is
  /// right; otherwise it is written anew, and appears whole or not at all.
  Path unpackedIn(Path cache) throws IOException {
    try (ZipFile zip = new ZipFile(outer.toFile())) {
      ZipEntry jar = zip.getEntry(entry);
      if (jar == null) {
        throw new IOException("%s holds no %s".formatted(outer, entry));
      }
      String name = Path.of(entry).getFileName().toString().replace(".jar", "");
      Path target = cache.resolve("%s-%08x-%d.jar".formatted(name, jar.getCrc(), jar.getSize()));
      if (!isIntact(target, jar)) {
        unpack(zip, jar, target);
      }
      return target;
    }
  }

  private static boolean isIntact(Path file, ZipEntry jar) throws IOException {
    if (!Files.isRegularFile(file) || Files.size(file) != jar.getSize()) {
      return false;
    }
    try (CheckedInputStream in = new CheckedInputStream(Files.newInputStream(file), new CRC32())) {
      in.transferTo(OutputStream.nullOutputStream());
      return in.getChecksum().getValue() == jar.getCrc();
    }
  }

  private static void unpack(ZipFile zip, ZipEntry jar, Path target) throws IOException {
    Path directory = Files.createDirectories(target.toAbsolutePath().getParent());
    Path fresh = Files.createTempFile(directory, "unpacking-", ".tmp");
    try (InputStream in = zip.getInputStream(jar)) {
      Files.copy(in, fresh, StandardCopyOption.REPLACE_EXISTING);
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
