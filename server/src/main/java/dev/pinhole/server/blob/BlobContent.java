package dev.pinhole.server.blob;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The bytes of a kept blob, open for reading by one thread. */
public interface BlobContent extends AutoCloseable {

  /** In bytes. */
  long size();

  /**
   * All the bytes, if they are in memory: a direct, read-only buffer of the caller's own, from 0 to
   * {@link #size()}, valid for ever. Small blobs are, once verified; larger ones never.
   */
  Optional<ByteBuffer> cached();

  /**
   * Writes {@code length} bytes from {@code offset} on.
   *
   * @throws CorruptBlobException if what is stored is not what was kept; nothing of the damaged
   *     chunk has been written
   * @throws IndexOutOfBoundsException if the range does not lie within the blob
   */
  void transferTo(WritableByteChannel target, long offset, long length) throws IOException;

  /**
   * The bytes as local files, in order, for the image engine; valid until closed. A remote backend
   * fetches them first.
   *
   * @throws CorruptBlobException if what is stored is not what was kept
   */
  List<Path> localParts() throws IOException;

  @Override
  void close();
}
