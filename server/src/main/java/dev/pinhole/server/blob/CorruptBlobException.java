package dev.pinhole.server.blob;

import java.io.IOException;

/** A chunk is missing or is not what its hash says. Reported to the operator, never served. */
public final class CorruptBlobException extends IOException {
  private static final long serialVersionUID = 1L;

  public CorruptBlobException(String message) {
    super(message);
  }
}
