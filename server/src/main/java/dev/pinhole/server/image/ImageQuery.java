package dev.pinhole.server.image;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.api.image.ImageSource;
import dev.pinhole.api.image.Visibility;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which images to list, newest first. What is null does not restrict.
 *
 * @param owner the account's number
 * @param words each must stand somewhere in the name or the description, in any case
 * @param from admitted at this moment or later
 * @param to admitted before this moment
 * @param after where the page before ended
 * @param limit at most so many
 */
public record ImageQuery(
    @Nullable Long owner,
    List<String> words,
    @Nullable ImageSource source,
    @Nullable ImageFormat format,
    @Nullable Visibility visibility,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable Position after,
    int limit) {

  public ImageQuery {
    words = List.copyOf(words);
  }

  /** A place in the listing's order. */
  public record Position(long createdAt, long number) {}
}
