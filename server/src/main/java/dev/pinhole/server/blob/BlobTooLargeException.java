package dev.pinhole.server.blob;

import java.io.IOException;

/** More bytes arrived than the caller allowed. */
public final class BlobTooLargeException extends IOException {
  private static final long serialVersionUID = 1L;

  private final long allowed;

  public BlobTooLargeException(long allowed) {
    super("more than " + allowed + " bytes");
    this.allowed = allowed;
  }

  /** In bytes. */
  public long allowed() {
    return allowed;
  }
}
