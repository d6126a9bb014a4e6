package dev.pinhole.server.image.internal.upload;

import dev.pinhole.server.platform.Sha256;

/** Tells whether two requests ask for the same: the same fields, the same files in this order. */
final class Fingerprint {
  private Fingerprint() {}

  static String of(Received<UploadFields> received) {
    StringBuilder text = new StringBuilder();
    received.fields().sorted().forEach((name, value) -> append(text, name, value));
    for (ReceivedFile file : received.files()) {
      append(text, file.name(), content(file));
    }
    return Sha256.hex(text.toString());
  }

  /** Of a request to fetch a file: before it is fetched, whatever is there by then. */
  static String of(UploadFields fields, String url) {
    StringBuilder text = new StringBuilder();
    fields.sorted().forEach((name, value) -> append(text, name, value));
    append(text, "url", url);
    return Sha256.hex(text.toString());
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
}
