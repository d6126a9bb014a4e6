package dev.pinhole.server.image.internal.upload;

import java.io.IOException;

/** The request as a whole is too large; not to be taken for one file being too large. */
final class RequestTooLargeException extends IOException {
  private static final long serialVersionUID = 1L;

  private final long allowed;

  RequestTooLargeException(long allowed) {
    super("more than " + allowed + " bytes");
    this.allowed = allowed;
  }

  /** In bytes. */
  long allowed() {
    return allowed;
  }
}
