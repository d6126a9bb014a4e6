package dev.pinhole.api.upload;

import org.jspecify.annotations.Nullable;

/// Announces a file that the client will send itself.
///
/// @param name of the file, for display
/// @param bytes how many it has, exactly
/// @param type media type, for example `image/jpeg`; what the file is is found out from its bytes
/// @param sha256 of its bytes in hexadecimal; with it a file that the library holds already need
///   not be sent
/// @param visibility `private` where absent, `unlisted`, `public`; not for guests
/// @param accessKey lets others see a private image; not for guests
/// @param expiresIn of the image, in seconds or as an ISO 8601 duration; not for guests
/// @param originals whether others who may see the image may have the untouched original too; not
///   for guests
public record UploadRequest(
    String name,
    long bytes,
    String type,
    @Nullable String sha256,
    @Nullable String visibility,
    @Nullable String accessKey,
    @Nullable String description,
    @Nullable String expiresIn,
    @Nullable Boolean originals) {

  @Override
  public String toString() {
    return "UploadRequest[name=%s, bytes=%d, type=%s]".formatted(name, bytes, type);
  }
}
