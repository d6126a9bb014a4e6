package dev.pinhole.server.upload;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client says that it will send. All of it is a claim.
 *
 * @param name the file's, for display
 * @param bytes how many it has; {@link #OPEN} where nobody says, nor of what type it is
 * @param type its media type
 * @param sha256 of its bytes, 64 lower-case hexadecimal digits; null where the client does not know
 * @param fields what goes with it, by the names of {@code POST /images}: visibility, description, …
 */
public record Announcement(
    String name, long bytes, String type, @Nullable String sha256, Map<String, String> fields) {
  /** Not known before the file has come. */
  public static final long OPEN = 0;

  public Announcement {
    fields = Map.copyOf(fields);
  }

  /** Whether size and type show only when the file is complete. */
  public boolean isOpen() {
    return bytes == OPEN;
  }
}
