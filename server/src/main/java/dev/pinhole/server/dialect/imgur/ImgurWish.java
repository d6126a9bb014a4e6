package dev.pinhole.server.dialect.imgur;

import dev.pinhole.api.image.ImageSource;
import dev.pinhole.api.image.Visibility;
import dev.pinhole.server.dialect.Fields;
import dev.pinhole.server.image.Admission;
import dev.pinhole.server.image.Image;
import dev.pinhole.server.image.ImageChange;
import dev.pinhole.server.image.UploadTerms;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is said of an image that is sent: whoever has its link is to see it, for good.
 *
 * @param name title, or else name; null where there is neither
 */
record ImgurWish(@Nullable String name, @Nullable String description) {

  static ImgurWish of(Fields fields) {
    return new ImgurWish(fields.any("title", "name"), fields.any("description"));
  }

  Admission admission(long owner, ImageSource source, UploadTerms terms) {
    Map<String, String> fields = new HashMap<>();
    fields.put("visibility", Visibility.UNLISTED.toString());
    if (description != null) {
      fields.put("description", description);
    }
    return terms.admission(owner, source, fields).named(name);
  }

  /** Whether this says something of an image that is there which is not so. */
  boolean changes(Image image) {
    Image.Sharing sharing = image.sharing();
    return name != null
        || description != null
        || sharing.visibility() == Visibility.PRIVATE
        || sharing.expiresAt() != null;
  }

  /**
   * Makes it so.
   *
   * @param checked {@link #admission} of the same
   */
  ImageChange change(Image image, Admission checked) {
    ImageChange change = ImageChange.NONE.expiresAt(null);
    if (image.sharing().visibility() == Visibility.PRIVATE) {
      change = change.visibility(Visibility.UNLISTED);
    }
    if (name != null) {
      change = change.name(name);
    }
    return description == null ? change : change.description(checked.description());
  }
}
