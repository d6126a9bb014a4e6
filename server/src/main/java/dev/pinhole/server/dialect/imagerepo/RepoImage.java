package dev.pinhole.server.dialect.imagerepo;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pinhole.api.image.Visibility;
import dev.pinhole.server.image.Image;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An image as the document shows it.
 *
 * @param accessKey null unless the request set it: only its hash is kept
 * @param creator the account's number
 * @param id the image's number
 * @param locked whether it is private
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record RepoImage(@Nullable String accessKey, long creator, long id, boolean locked, String name) {
  private static final Pattern UNSAFE = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}._-]+");

  static RepoImage of(Image image, ImageWish wish) {
    String accessKey = wish.accessKey();
    return new RepoImage(
        accessKey == null || accessKey.isEmpty() ? null : accessKey,
        image.owner(),
        image.number(),
        image.sharing().visibility() == Visibility.PRIVATE,
        UNSAFE.matcher(image.name()).replaceAll("_"));
  }

  /** Not the access key. */
  @Override
  public String toString() {
    return "RepoImage[" + id + "]";
  }
}
