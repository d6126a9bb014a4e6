package dev.pinhole.server.image;

import dev.pinhole.server.blob.StagedBlob;

/**
 * Bytes that have arrived and wait to be admitted. Closing it lets go of what was not admitted.
 *
 * @param crc32 of the bytes
 */
public record Arrival(StagedBlob staged, long crc32) implements AutoCloseable {

  /** Of the bytes, 64 lower-case hexadecimal digits. */
  public String sha256() {
    return staged.id().sha256();
  }

  /** In bytes. */
  public long size() {
    return staged.size();
  }

  @Override
  public void close() {
    staged.close();
  }
}
