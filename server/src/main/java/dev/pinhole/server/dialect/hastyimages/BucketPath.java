package dev.pinhole.server.dialect.hastyimages;

import java.util.Locale;
import java.util.UUID;

/** What this system calls a file's path: {@code TOKEN/ID/ID.jpg}. Nothing here lies under it. */
final class BucketPath {
  private static final int LONGEST = 10;

  private BucketPath() {}

  static String of(UUID token, String id, String name) {
    return "%s/%s/%s%s".formatted(token, id, id, extension(name));
  }

  private static String extension(String name) {
    String end = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    boolean plain = end.length() < name.length() && end.length() <= LONGEST;
    return plain && end.matches("[a-z0-9]+") ? "." + end : "";
  }
}
