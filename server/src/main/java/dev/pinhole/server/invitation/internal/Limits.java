package dev.pinhole.server.invitation.internal;

import dev.pinhole.api.ImageFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much an invitation takes, as far as its owner has said; null is as much as the server allows.
 *
 * @param types formats that are taken; empty for all that the server reads
 */
public record Limits(
    @Nullable Integer maxFiles,
    @Nullable Long maxBytes,
    @Nullable Long maxFileBytes,
    List<ImageFormat> types) {

  public Limits {
    types = List.copyOf(types);
  }

  /** Never empty. */
  public List<ImageFormat> accepted() {
    return types.isEmpty() ? ImageFormat.readableFormats() : types;
  }

  public List<String> mediaTypes() {
    return accepted().stream().map(ImageFormat::mediaType).toList();
  }
}
