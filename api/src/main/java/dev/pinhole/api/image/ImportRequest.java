package dev.pinhole.api.image;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An image to be fetched from elsewhere, and how to keep it.
///
/// @param url http or https, at most 2048 characters, without user and password
/// @param name instead of the one that the other server gives or the address ends in
/// @param visibility `private` where absent, `unlisted`, `public`
/// @param accessKey lets others see a private image
/// @param expiresIn in seconds or as an ISO 8601 duration; for ever where absent
/// @param originals whether others who may see the image may have the untouched original too
/// @param formats renditions to make at once, for example `webp`
public record ImportRequest(
    String url,
    @Nullable String name,
    @Nullable String visibility,
    @Nullable String accessKey,
    @Nullable String description,
    @Nullable String expiresIn,
    @Nullable Boolean originals,
    @Nullable List<String> formats) {

  @Override
  public String toString() {
    return "ImportRequest[url=" + url + "]";
  }
}
