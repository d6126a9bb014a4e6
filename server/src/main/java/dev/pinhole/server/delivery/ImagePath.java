package dev.pinhole.server.delivery;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.platform.ProblemException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which image is asked for: {@code /i/{key}[.ext]}.
 *
 * @param text the whole path, as it is signed
 * @param key may be anything; only the library knows which there are
 * @param extension null where there is none
 */
record ImagePath(String text, String key, @Nullable ImageFormat extension) {

  static final String PREFIX = "/i/";

  private static final int LONGEST = 64;

  /** As the client wrote it: keys need no escapes, so an address that has any leads nowhere. */
  static ImagePath ofAddress(String address) {
    return of(address.startsWith(PREFIX) ? address.substring(PREFIX.length()) : "");
  }

  /**
   * @param name what follows {@code /i/}
   */
  static ImagePath of(String name) {
    if (name.isEmpty() || name.length() > LONGEST) {
      throw ProblemException.notFound();
    }
    int dot = name.indexOf('.');
    return dot < 0
        ? new ImagePath(PREFIX + name, name, null)
        : new ImagePath(PREFIX + name, name.substring(0, dot), format(name.substring(dot + 1)));
  }

  private static ImageFormat format(String extension) {
    return ImageFormat.ofExtension(extension)
        .orElseThrow(() ->
            new ProblemException(
                    ProblemCode.INVALID_PARAMETER,
                    "No image format has the extension of this address.")
                .with("parameter", "extension")
                .with(
                    "accepted",
                    Arrays.stream(ImageFormat.values()).map(ImageFormat::extension).toList()));
  }
}
