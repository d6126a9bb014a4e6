package dev.pinhole.api.upload;

import dev.pinhole.api.Problem;
import dev.pinhole.api.image.ImageView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An announced upload.
///
/// @param id null where nothing need be sent, as the library holds the content already
/// @param method of the request that sends the file whole: `PUT`; null where it is sent in parts
/// @param url of that request; whoever has it may send
/// @param headers that it must carry, apart from Content-Length
/// @param parts in which the file is to be sent, each by a request of its own; null where it is
///   sent whole
/// @param expiresAt when the upload is given up unless it was completed
/// @param image what it has become; null unless it is done
/// @param duplicate whether the library had the content already; null unless it is done
/// @param problem why it failed; null unless it has
public record UploadView(
    @Nullable String id,
    UploadState state,
    String name,
    long bytes,
    String type,
    @Nullable String method,
    @Nullable String url,
    @Nullable Map<String, String> headers,
    @Nullable List<UploadPart> parts,
    @Nullable Instant expiresAt,
    @Nullable ImageView image,
    @Nullable Boolean duplicate,
    @Nullable Problem problem) {

  /// Without what lets others send.
  @Override
  public String toString() {
    return "UploadView[id=%s, state=%s, name=%s, bytes=%d]".formatted(id, state, name, bytes);
  }
}
