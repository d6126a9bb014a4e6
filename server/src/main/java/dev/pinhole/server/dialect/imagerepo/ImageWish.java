package dev.pinhole.server.dialect.imagerepo;

import dev.pinhole.api.image.ImageSource;
import dev.pinhole.server.dialect.Fields;
import dev.pinhole.server.image.Admission;
import dev.pinhole.server.image.ImageChange;
import dev.pinhole.server.image.UploadTerms;
import dev.pinhole.server.platform.ProblemException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a request wants an image to be; what it does not name is null. An empty text takes away what
 * was there.
 */
record ImageWish(
    @Nullable String description, @Nullable Boolean isPrivate, @Nullable String accessKey) {

  static ImageWish of(Fields fields) {
    return new ImageWish(
        fields.get("description"), flag(fields.any("isPrivate")), fields.get("accessKey"));
  }

  /** Of a form, in which what was left empty is sent as well. */
  static ImageWish ofForm(Map<String, String> values) {
    Fields fields = new Fields(values);
    return new ImageWish(
        fields.any("description"), flag(fields.any("isPrivate")), fields.any("accessKey"));
  }

  private static @Nullable Boolean flag(@Nullable String word) {
    return switch (word) {
      case null -> null;
      case "1", "true", "True" -> true;
      case "0", "false", "False" -> false;
      default -> throw ProblemException.invalid("isPrivate", "isPrivate must be 0 or 1.");
    };
  }

  /**
   * A new image like this: private unless it says otherwise.
   *
   * @throws ProblemException naming what cannot be
   */
  Admission admission(long owner, UploadTerms terms) {
    Map<String, String> fields = new HashMap<>();
    fields.put("visibility", Boolean.FALSE.equals(isPrivate) ? "public" : "private");
    if (description != null) {
      fields.put("description", description);
    }
    if (accessKey != null) {
      fields.put("accessKey", accessKey);
    }
    return terms.admission(owner, ImageSource.UPLOAD, fields);
  }

  /**
   * What changes about an image that is there.
   *
   * @param checked {@link #admission} of the same
   */
  ImageChange change(Admission checked) {
    ImageChange change = ImageChange.NONE;
    if (description != null) {
      change = change.description(checked.description());
    }
    if (isPrivate != null) {
      change = change.visibility(checked.visibility());
    }
    return accessKey == null ? change : change.accessKey(checked.accessKey());
  }

  /** Not the access key. */
  @Override
  public String toString() {
    return "ImageWish[isPrivate=" + isPrivate + "]";
  }
}
