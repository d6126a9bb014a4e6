package dev.pinhole.server.upload.internal;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.upload.UploadRequest;
import dev.pinhole.server.image.ImageName;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.upload.Announcement;
import dev.pinhole.server.upload.Uploader;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and checks what a client announces. */
final class Announcements {
  private static final String UNKNOWN_TYPE = "application/octet-stream";

  private Announcements() {}

  static Announcement read(Uploader uploader, UploadRequest request) {
    requireSize(request.bytes(), uploader.maxBytes());
    Announcement announcement =
        new Announcement(
            ImageName.clean(request.name()),
            request.bytes(),
            type(request.type(), uploader),
            sha256(request.sha256()),
            fields(request));
    uploader.admission(announcement);
    return announcement;
  }

  /** Of a file that has a name and nothing else yet. */
  static Announcement open(Uploader uploader, String name) {
    Announcement announcement =
        new Announcement(ImageName.clean(name), Announcement.OPEN, UNKNOWN_TYPE, null, Map.of());
    uploader.admission(announcement);
    return announcement;
  }

  private static void requireSize(long bytes, long most) {
    if (bytes < 1) {
      throw ProblemException.invalid(
          "bytes", "bytes is %d; a file has at least 1.".formatted(bytes));
    }
    requireAtMost(most, bytes);
  }

  static void requireAtMost(long most, long bytes) {
    if (bytes > most) {
      throw new ProblemException(
              ProblemCode.TOO_LARGE,
              "The file has %d bytes; at most %d are accepted.".formatted(bytes, most))
          .with("allowed", most);
    }
  }

  private static String type(String type, Uploader uploader) {
    String plain = type.strip().toLowerCase(Locale.ROOT);
    if (MediaTypes.format(plain).filter(uploader.formats()::contains).isEmpty()) {
      List<String> accepted = accepted(uploader);
      throw new ProblemException(
              ProblemCode.UNSUPPORTED_MEDIA_TYPE,
              "Files of this type are not accepted; those of %s are."
                  .formatted(String.join(", ", accepted)))
          .with("accepted", accepted);
    }
    return plain;
  }

  static List<String> accepted(Uploader uploader) {
    return uploader.formats().stream().sorted().map(ImageFormat::mediaType).toList();
  }

  private static @Nullable String sha256(@Nullable String hex) {
    if (hex == null) {
      return null;
    }
    if (!hex.matches("[0-9a-fA-F]{64}")) {
      throw ProblemException.invalid("sha256", "sha256 is not 64 hexadecimal digits.");
    }
    return hex.toLowerCase(Locale.ROOT);
  }

  private static Map<String, String> fields(UploadRequest request) {
    Map<String, String> fields = new HashMap<>();
    put(fields, "visibility", request.visibility());
    put(fields, "accessKey", request.accessKey());
    put(fields, "description", request.description());
    put(fields, "expiresIn", request.expiresIn());
    put(fields, "originals", request.originals());
    return fields;
  }

  private static void put(Map<String, String> fields, String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, value.toString());
    }
  }
}
