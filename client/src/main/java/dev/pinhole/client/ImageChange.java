package dev.pinhole.client;

import dev.pinhole.api.image.Visibility;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What to change in an image (a JSON merge patch, RFC 7396): what is not mentioned stays, null
/// clears. For example `new ImageChange().visibility(PUBLIC).accessKey(null)`.
public final class ImageChange {

  private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

  public ImageChange name(String name) {
    return with("name", name);
  }

  public ImageChange description(@Nullable String description) {
    return with("description", description);
  }

  public ImageChange visibility(Visibility visibility) {
    return with("visibility", visibility.toString());
  }

  public ImageChange accessKey(@Nullable String accessKey) {
    return with("accessKey", accessKey);
  }

  /// Counted from now; null for ever.
  public ImageChange expiresIn(@Nullable Duration expiresIn) {
    return with("expiresIn", expiresIn == null ? null : expiresIn.toString());
  }

  private ImageChange with(String name, @Nullable Object value) {
    members.put(name, value);
    return this;
  }

  Map<String, @Nullable Object> members() {
    return Collections.unmodifiableMap(members);
  }
}
