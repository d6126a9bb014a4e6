package dev.pinhole.server.image;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.api.image.ImageSource;
import dev.pinhole.api.image.Visibility;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What goes with bytes on their way into the library.
 *
 * @param owner the account's number
 * @param name as the client sent it; cleaned on the way in
 * @param accessKey in clear; stored as a hash
 * @param formats renditions to make at once
 */
public record Admission(
    long owner,
    @Nullable String name,
    ImageSource source,
    Visibility visibility,
    @Nullable String accessKey,
    @Nullable String description,
    @Nullable Instant expiresAt,
    boolean originals,
    List<ImageFormat> formats) {

  public Admission {
    formats = List.copyOf(formats);
  }

  /** A private image with nothing but a name. */
  public static Admission of(long owner, @Nullable String name, ImageSource source) {
    return new Admission(
        owner, name, source, Visibility.PRIVATE, null, null, null, false, List.of());
  }

  /** The same for a file with this name. */
  public Admission named(@Nullable String other) {
    return new Admission(
        owner, other, source, visibility, accessKey, description, expiresAt, originals, formats);
  }
}
