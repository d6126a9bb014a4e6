package dev.pinhole.server.blob;

import java.util.HexFormat;

/**
 * Names a blob by its content.
 *
 * @param sha256 of the blob's bytes, 64 lower-case hexadecimal digits
 */
public record BlobId(String sha256) {

  public BlobId {
    if (sha256.length() != 64) {
      throw new IllegalArgumentException("not a SHA-256 in hexadecimal: " + sha256);
    }
  }

  public static BlobId of(byte[] sha256) {
    return new BlobId(HexFormat.of().formatHex(sha256));
  }

  @Override
  public String toString() {
    return sha256;
  }
}
