package dev.pinhole.server.delivery;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.server.image.Image;
import java.util.Optional;

/** Another place that has copies of images, and may give one to be sent in place of ours. */
@FunctionalInterface
public interface Elsewhere {

  /** No other place. */
  Elsewhere NOWHERE = image -> Optional.empty();

  /**
   * A copy of what is sent to those who may not have the original; empty where there is none, or it
   * does not come in time.
   */
  Optional<Copy> copy(Image image);

  /**
   * A copy.
   *
   * @param format in which the other place keeps it
   */
  @SuppressWarnings("ArrayRecordComponent") // handed from one to the next, and compared with none
  record Copy(ImageFormat format, byte[] bytes) {

    /** Not the bytes. */
    @Override
    public String toString() {
      return "Copy[%s, %d bytes]".formatted(format, bytes.length);
    }
  }
}
