package dev.pinhole.api.capture;

import dev.pinhole.api.image.Visibility;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What goes with a capture beside the picture itself.
///
/// @param cacheTtl how old an identical capture may be to be the answer; zero for none
/// @param webhookUrl where to tell that it is done or failed; null for nowhere
/// @param expiresIn after which the image is deleted; null for never
/// @param externalId the client's own name for it, at most 255 characters
public record CaptureTerms(
    Duration cacheTtl,
    @Nullable String webhookUrl,
    Visibility visibility,
    @Nullable String description,
    @Nullable Duration expiresIn,
    @Nullable String externalId) {

  /// The same for an image that lasts so long; null for ever.
  public CaptureTerms lasting(@Nullable Duration time) {
    return new CaptureTerms(cacheTtl, webhookUrl, visibility, description, time, externalId);
  }
}
