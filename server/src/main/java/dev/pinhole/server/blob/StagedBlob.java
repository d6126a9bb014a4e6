package dev.pinhole.server.blob;

import java.nio.file.Path;
import java.util.List;

/**
 * Bytes that have arrived and been hashed but are not yet kept. They lie in local files, in chunks,
 * perhaps in the store, too, and are deleted by {@link #close()}, which also undoes a {@link
 * Blobs#keep} that did not finish.
 */
public interface StagedBlob extends AutoCloseable {

  BlobId id();

  /** In bytes. */
  long size();

  /** The local files that hold the bytes, in order; valid until closed, whether kept or not. */
  List<Path> parts();

  @Override
  void close();
}
