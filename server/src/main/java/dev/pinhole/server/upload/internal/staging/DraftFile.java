package dev.pinhole.server.upload.internal.staging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes what arrives to the disk. */
final class DraftFile {
  private static final int BUFFER_BYTES = 128 * 1024;
  private static final boolean FOLDERS_CAN_BE_SYNCED =
      !System.getProperty("os.name", "").startsWith("Windows");

  private DraftFile() {}

  /** Needs the same small memory for any length. When it returns, a power cut loses nothing. */
  static void write(Path file, InputStream body, long length) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      byte[] buffer = new byte[(int) Math.min(BUFFER_BYTES, length)];
      long left = length;
      while (left > 0) {
        int count = body.readNBytes(buffer, 0, (int) Math.min(buffer.length, left));
        if (count == 0) {
          throw new CutShortException(length - left, length);
        }
        writeFully(channel, ByteBuffer.wrap(buffer, 0, count));
        left -= count;
      }
      channel.force(false);
    }
  }

  /** Makes the names in a folder durable; Windows keeps them safe by itself. */
  static void syncFolder(Path folder) throws IOException {
    if (FOLDERS_CAN_BE_SYNCED) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
