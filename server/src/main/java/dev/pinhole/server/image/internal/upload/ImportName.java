package dev.pinhole.server.image.internal.upload;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** What a fetched file is called: as its server says, or else as its address ends. */
final class ImportName {
  private ImportName() {}

  /**
   * For display, cleaned.
   *
   * @param address after all redirects
   * @param disposition header Content-Disposition; null where there was none
   */
  static String of(URI address, @Nullable String disposition) {
    String told = disposition == null ? null : PartHeader.fileName(disposition);
    return ReceivedFile.displayName(told == null || told.isBlank() ? lastSegment(address) : told);
  }

  private static @Nullable String lastSegment(URI address) {
    String path = address.getRawPath();
    if (path == null || path.endsWith("/")) {
      return null;
    }
    return PartHeader.percentDecoded(path.substring(path.lastIndexOf('/') + 1));
  }
}
