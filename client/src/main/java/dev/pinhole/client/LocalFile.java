package dev.pinhole.client;

import dev.pinhole.api.ImageFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A file as it is announced.
///
/// @param type by how its name ends
/// @param sha256 in hexadecimal
record LocalFile(String name, long bytes, String type, String sha256) {
  private static final int BUFFER = 128 * 1024;

  static LocalFile of(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    return new LocalFile(name, Files.size(file), type(name), sha256(file));
  }

  private static String type(String name) {
    return ImageFormat.ofExtension(name.substring(name.lastIndexOf('.') + 1))
        .map(ImageFormat::mediaType)
        .orElseThrow(
            () -> new IllegalArgumentException("not how the name of an image ends: " + name));
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[BUFFER];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        digest.update(buffer, 0, count);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
