package dev.pinhole.server.blob.internal;

import java.io.IOException;
import java.io.InputStream;

/** A store in which other objects lie beside the chunks, which can be copied within it. */
interface CopyingStore extends ChunkStore {

  /**
   * Copies an object to a fresh location. From then on the bytes there stay what they are, also
   * where others go on writing to the object.
   *
   * @throws java.nio.file.NoSuchFileException if there is no such object
   */
  StoredCopy copy(String object) throws IOException;

  /** Opens a copy, to be read once. */
  InputStream read(StoredCopy copy) throws IOException;

  /**
   * Opens an object, to be read once.
   *
   * @throws java.nio.file.NoSuchFileException if there is no such object
   */
  InputStream read(String object) throws IOException;
}
