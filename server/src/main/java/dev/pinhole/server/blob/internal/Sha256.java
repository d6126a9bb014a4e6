package dev.pinhole.server.blob.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The one hash that names chunks and blobs. */
final class Sha256 {
  private static final int BUFFER_BYTES = 128 * 1024;

  private Sha256() {}

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static String finish(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The hash of what {@code digest} has seen so far, which can go on. */
  static String soFar(MessageDigest digest) {
    try {
      return finish((MessageDigest) digest.clone());
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads {@code channel} to its end into each of {@code digests}. */
  static void update(ReadableByteChannel channel, MessageDigest... digests) throws IOException {
    byte[] bytes = new byte[BUFFER_BYTES];
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (channel.read(buffer.clear()) >= 0) {
      for (MessageDigest digest : digests) {
        digest.update(bytes, 0, buffer.position());
      }
    }
  }
}
