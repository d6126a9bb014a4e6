package dev.pinhole.server.image.internal.upload;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells whether two requests ask for the same: the same fields, the same files in this order. */
final class Fingerprint {
  private Fingerprint() {}

  static String of(Received received) {
    StringBuilder text = new StringBuilder();
    received.fields().sorted().forEach((name, value) -> append(text, name, value));
    for (ReceivedFile file : received.files()) {
      append(text, file.name(), content(file));
    }
    return sha256(text.toString());
  }

  /** Of a request to fetch a file: before it is fetched, whatever is there by then. */
  static String of(UploadFields fields, String url) {
    StringBuilder text = new StringBuilder();
    fields.sorted().forEach((name, value) -> append(text, name, value));
    append(text, "url", url);
    return sha256(text.toString());
  }

  private static String content(ReceivedFile file) {
    return switch (file) {
      case ReceivedFile.Staged staged -> staged.arrival().staged().id().sha256();
      case ReceivedFile.Refused refused -> refused.problem().code().value();
    };
  }

  /** Lengths in front, so that nothing can be moved from one value to the next. */
  private static void append(StringBuilder text, String name, String value) {
    text.append(name.length()).append(':').append(name);
    text.append(value.length()).append(':').append(value);
  }

  private static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
