package dev.pinhole.server.blob;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.List;

/** The bytes of a kept blob, open for reading by one thread. */
public interface BlobContent extends AutoCloseable {

  /** In bytes. */
  long size();

  /**
   * Writes {@code length} bytes from {@code offset} on.
   *
   * @throws CorruptBlobException if what is stored is not what was kept; nothing of the damaged
   *     chunk has been written
   */
  void transferTo(WritableByteChannel target, long offset, long length) throws IOException;

  /**
   * The bytes as local files, in order, for the image engine; valid until closed. A remote backend
   * fetches them first.
   */
  List<Path> localParts() throws IOException;

  @Override
  void close();
}
