package dev.pinhole.server.blob.internal;

import java.io.IOException;

/** A chunk's file is not what its row says. */
final class DamagedChunkException extends IOException {
  private static final long serialVersionUID = 1L;

  DamagedChunkException(ChunkPlace place, String fault) {
    super("chunk %s at %s %s".formatted(place.sha256(), place.location(), fault));
  }
}
