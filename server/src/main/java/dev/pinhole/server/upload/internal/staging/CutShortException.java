package dev.pinhole.server.upload.internal.staging;

import java.io.IOException;

/** A body ended before its declared length: the client is gone. */
final class CutShortException extends IOException {
  private static final long serialVersionUID = 1L;

  CutShortException(long received, long declared) {
    super("%d of %d bytes arrived".formatted(received, declared));
  }
}
