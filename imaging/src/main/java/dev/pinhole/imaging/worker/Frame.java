package dev.pinhole.imaging.worker;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// A message on a pipe: its length in four bytes, then its content. Image bytes never travel here,
/// so a message is short; a longer one comes from a process that has lost its mind.
final class Frame {
  private static final int LONGEST = 1 << 20;

  @FunctionalInterface
  interface Writer {
    void write(DataOutputStream out) throws IOException;
  }

  @FunctionalInterface
  interface Reader<T> {
    T read(DataInputStream in) throws IOException;
  }

  private Frame() {}

  /// One write to the pipe for the whole message.
  static void send(OutputStream pipe, Writer content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(0);
    content.write(out);
    byte[] message = bytes.toByteArray();
    int length = message.length - Integer.BYTES;
    if (length > LONGEST) {
      throw new IOException("a message of %d bytes is too long".formatted(length));
    }
    for (int i = 0; i < Integer.BYTES; i++) {
      message[i] = (byte) (length >>> (24 - 8 * i));
    }
    pipe.write(message);
    pipe.flush();
  }

  static <T> T receive(InputStream pipe, Reader<T> content) throws IOException {
    int length = new DataInputStream(pipe).readInt();
    if (length < 0 || length > LONGEST) {
      throw new IOException("a message announces %d bytes".formatted(length));
    }
    byte[] message = pipe.readNBytes(length);
    if (message.length < length) {
      throw new EOFException("a message ended early");
    }
    return content.read(new DataInputStream(new ByteArrayInputStream(message)));
  }
}
