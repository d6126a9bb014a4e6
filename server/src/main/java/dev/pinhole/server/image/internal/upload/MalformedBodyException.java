package dev.pinhole.server.image.internal.upload;

import java.io.IOException;

/** The request body is not the multipart/form-data it says it is, or ends early. */
final class MalformedBodyException extends IOException {
  private static final long serialVersionUID = 1L;

  MalformedBodyException(String message) {
    super(message);
  }

  MalformedBodyException(String message, IOException cause) {
    super(message, cause);
  }
}
