package dev.pinhole.server.image.internal;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.image.Image;
import dev.pinhole.server.platform.ProblemException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** ETags of images, made of their version. */
final class Versions {
  private Versions() {}

  static String etag(Image image) {
    return "\"" + image.version() + "\"";
  }

  /** Whether the client has this version ({@code If-None-Match}). */
  static boolean isKnown(Image image, @Nullable String ifNoneMatch) {
    return ifNoneMatch != null
        && Arrays.stream(ifNoneMatch.split(",", -1))
            .map(String::strip)
            .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
            .anyMatch(tag -> tag.equals("*") || tag.equals(etag(image)));
  }

  /** The version that {@code If-Match} insists on; null where any will do. */
  static @Nullable Long expected(@Nullable String ifMatch) {
    if (ifMatch == null || ifMatch.strip().equals("*")) {
      return null;
    }
    String tag = ifMatch.strip();
    if (!tag.matches("\"\\d{1,18}\"")) {
      // another resource's tag, a weak one or a list: none of them is this image as it is
      throw new ProblemException(
          ProblemCode.PRECONDITION_FAILED,
          "If-Match is not an ETag of this image, such as \"1\", or *.");
    }
    return Long.valueOf(tag.substring(1, tag.length() - 1));
  }
}
