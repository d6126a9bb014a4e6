package dev.pinhole.server.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Keeps immutable bytes, each content once, for as long as someone refers to it.
 *
 * <p>A put has two steps, so that bytes can be looked at before they are kept: {@link #stage} and
 * {@link #keep}.
 */
public interface Blobs {

  /**
   * Reads {@code in} to its end, hashing and splitting; needs the same small heap for any size.
   *
   * @param maxBytes more than this many bytes are refused
   * @throws BlobTooLargeException past {@code maxBytes}; nothing is left behind
   */
  StagedBlob stage(InputStream in, long maxBytes) throws IOException;

  /** As {@link #stage(InputStream, long)}, for a local file, which is left alone. */
  StagedBlob stage(Path file) throws IOException;

  /**
   * As {@link #stage(InputStream, long)}, for an object of the bucket in which the bytes are kept;
   * only where they are kept in S3. It is read once and left alone. Others may write to it
   * meanwhile: what was hashed is what will be kept.
   *
   * @param object its name in the bucket, below the prefix
   * @param maxBytes that it is expected to have
   * @param through what its bytes are read through
   * @throws java.nio.file.NoSuchFileException if there is no such object
   */
  StagedBlob stageObject(String object, long maxBytes, UnaryOperator<InputStream> through)
      throws IOException;

  /**
   * Makes the staged bytes durable and, in one transaction, adds a reference to them and runs
   * {@code alongside} (the caller's own rows). When this returns, both survive a power cut; when it
   * throws, neither happened. {@code alongside} may be run more than once, each time in a fresh
   * transaction, and must touch nothing but the database.
   */
  <T> T keep(StagedBlob staged, Supplier<T> alongside) throws IOException;

  /**
   * Puts the staged bytes in place of what is kept of them and is missing, cut short or was found
   * damaged; adds no reference. Looks at nothing but the presence and sizes of files, so that it
   * costs next to nothing when all is well.
   */
  void mend(StagedBlob staged) throws IOException;

  /** Adds a reference to a kept blob. Must be called inside a transaction. */
  void retain(BlobId id);

  /** Takes a reference away. Must be called inside a transaction. */
  void release(BlobId id);

  /**
   * Opens a kept blob.
   *
   * @throws CorruptBlobException if chunks are missing
   * @throws java.io.FileNotFoundException if no such blob is kept
   */
  BlobContent open(BlobId id) throws IOException;
}
