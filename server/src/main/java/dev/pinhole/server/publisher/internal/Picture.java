package dev.pinhole.server.publisher.internal;

import dev.pinhole.api.ImageFormat;

/** What is uploaded: stripped of all that the file said beside the picture. */
@SuppressWarnings("ArrayRecordComponent") // compared with none
record Picture(ImageFormat format, byte[] bytes) {

  @Override
  public String toString() {
    return "Picture[%s, %d bytes]".formatted(format, bytes.length);
  }
}
