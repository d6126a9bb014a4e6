package dev.pinhole.server.capture.internal.browser;

import com.microsoft.playwright.impl.driver.Driver;
import dev.pinhole.server.platform.Sha256;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * Playwright's JavaScript, which Node.js can run from plain files only. Playwright's own way, a new
 * temporary folder for each process, leaves 13 MB behind whenever a process is killed.
 */
final class DriverFiles {
  private static final String FOLDER = "driver/";
  private static final String INSIDE = "driver/package/";
  private static final String START = INSIDE + "cli.js";

  private DriverFiles() {}

  /**
   * The folder that {@code package} lies in, named by its content. One that is already there is
   * used only if every byte is right; otherwise it is written anew, and appears whole or not at
   * all.
   */
  static Path unpackedIn(Path directory) throws IOException {
    SortedMap<String, byte[]> files = carried();
    Path unpacked = directory.resolve("playwright-" + digest(files));
    if (!isWhole(unpacked, files)) {
      unpack(files, directory, unpacked);
    }
    return unpacked;
  }

  /** In the server's jar it is a jar within a jar, which only a connection of its URL can open. */
  private static SortedMap<String, byte[]> carried() throws IOException {
    URL start = Driver.class.getResource("/" + START);
    if (start == null) {
      throw new FileNotFoundException(START + " is in no jar of the class path");
    }
    JarURLConnection connection = (JarURLConnection) start.openConnection();
    connection.setUseCaches(false);
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (JarFile jar = connection.getJarFile()) {
      for (ZipEntry entry : jar.stream().filter(DriverFiles::isPartOfIt).toList()) {
        files.put(entry.getName().substring(FOLDER.length()), content(jar, entry));
      }
    }
    return files;
  }

  private static boolean isPartOfIt(ZipEntry entry) {
    return entry.getName().startsWith(INSIDE) && !entry.isDirectory();
  }

  private static byte[] content(JarFile jar, ZipEntry entry) throws IOException {
    try (InputStream in = jar.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }

  private static String digest(SortedMap<String, byte[]> files) {
    MessageDigest sha256 = Sha256.digest();
    files.forEach((name, content) -> {
      sha256.update((name + ":" + content.length + "\n").getBytes(StandardCharsets.UTF_8));
      sha256.update(content);
    });
    return Sha256.finish(sha256).substring(0, 16);
  }

  private static boolean isWhole(Path unpacked, SortedMap<String, byte[]> files)
      throws IOException {
    for (var file : files.entrySet()) {
      Path there = unpacked.resolve(file.getKey());
      if (!Files.isRegularFile(there)
          || Files.size(there) != file.getValue().length
          || !MessageDigest.isEqual(Files.readAllBytes(there), file.getValue())) {
        return false;
      }
    }
    return true;
  }

  private static void unpack(SortedMap<String, byte[]> files, Path directory, Path unpacked)
      throws IOException {
    Path fresh = Files.createTempDirectory(directory, "unpacking-");
    try {
      for (var file : files.entrySet()) {
        Path target = fresh.resolve(file.getKey()).normalize();
        if (!target.startsWith(fresh)) {
          throw new IOException(file.getKey() + " leads out of the folder");
        }
        Files.createDirectories(target.resolveSibling("."));
        Files.write(target, file.getValue());
      }
      // Another server may have been quicker; what it wrote has been through the same check.
      Trees.delete(unpacked);
      Files.move(fresh, unpacked, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Trees.delete(fresh);
    }
  }
}
