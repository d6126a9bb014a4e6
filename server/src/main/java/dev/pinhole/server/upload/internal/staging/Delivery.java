package dev.pinhole.server.upload.internal.staging;

import org.jspecify.annotations.Nullable;

/**
 * What one signed request may bring.
 *
 * @param length in bytes
 * @param contentType of a whole object; null for a part, and where any may come
 * @param part from 1 on; null for a whole object
 */
record Delivery(String key, long length, @Nullable String contentType, @Nullable Integer part) {

  /** Whether the length is what the client says just now, and was not announced. */
  boolean isOpen() {
    return contentType == null && part == null;
  }
}
