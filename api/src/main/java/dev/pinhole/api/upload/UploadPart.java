package dev.pinhole.api.upload;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A part of a file.
///
/// @param number from 1 on
/// @param offset of its first byte in the file
/// @param bytes how many it has, exactly
/// @param arrived whether it is stored already
/// @param url of the `PUT` that sends it; null where it has arrived
/// @param headers that the request must carry, apart from Content-Length
public record UploadPart(
    int number,
    long offset,
    long bytes,
    boolean arrived,
    @Nullable String url,
    @Nullable Map<String, String> headers) {

  /// Without what lets others send.
  @Override
  public String toString() {
    return "UploadPart[number=%d, offset=%d, bytes=%d, arrived=%s]"
        .formatted(number, offset, bytes, arrived);
  }
}
