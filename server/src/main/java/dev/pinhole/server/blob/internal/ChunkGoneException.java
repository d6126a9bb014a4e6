package dev.pinhole.server.blob.internal;

/** What was there before the transaction began is not there in it. Rolls back; try again. */
final class ChunkGoneException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ChunkGoneException(String what) {
    super("no longer kept: " + what);
  }
}
