package dev.pinhole.client;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.api.image.ImageSource;
import dev.pinhole.api.image.Visibility;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which images to list; what is absent does not matter.
///
/// @param words all of them in the name or the description, in any case
/// @param from taken in at this moment or later
/// @param to taken in before this moment
public record ImageFilter(
    @Nullable String words,
    @Nullable ImageSource source,
    @Nullable ImageFormat format,
    @Nullable Visibility visibility,
    @Nullable Instant from,
    @Nullable Instant to) {

  public static final ImageFilter ALL = new ImageFilter(null, null, null, null, null, null);

  public static ImageFilter matching(String words) {
    return new ImageFilter(words, null, null, null, null, null);
  }

  Query query() {
    return new Query()
        .with("q", words)
        .with("source", source)
        .with("format", format == null ? null : format.extension())
        .with("visibility", visibility)
        .with("from", from)
        .with("to", to);
  }
}
