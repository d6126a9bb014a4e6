package dev.pinhole.server.upload.internal.staging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/** Reads files one after the other; one at a time is open. */
final class ConsecutiveFiles extends InputStream {
  private final Iterator<Path> rest;
  private InputStream current = InputStream.nullInputStream();

  ConsecutiveFiles(List<Path> files) {
    this.rest = files.iterator();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count = current.read(target, offset, length);
    while (count < 0 && rest.hasNext()) {
      current.close();
      current = Files.newInputStream(rest.next());
      count = current.read(target, offset, length);
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    current.close();
  }
}
