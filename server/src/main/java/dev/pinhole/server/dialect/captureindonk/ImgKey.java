package dev.pinhole.server.dialect.captureindonk;

import dev.pinhole.server.platform.Ids;
import dev.pinhole.server.platform.ProblemException;
import java.util.UUID;
import java.util.regex.Pattern;

/** The ids of captures as these programs know them: as UUIDs. */
final class ImgKey {
  /** Java reads shorter ones, too. */
  private static final Pattern UUIDS =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  private ImgKey() {}

  static String of(String capture) {
    return Ids.toUuid(capture).toString();
  }

  /**
   * The capture's id.
   *
   * @throws ProblemException where this is no UUID
   */
  static String read(String key) {
    if (!UUIDS.matcher(key).matches()) {
      throw ProblemException.invalid(
          "img_key", "img_key is not a key such as edf36933-790a-4b73-b50a-502db3e7307f.");
    }
    return Ids.ofUuid(UUID.fromString(key));
  }
}
