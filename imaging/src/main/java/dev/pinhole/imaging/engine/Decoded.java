package dev.pinhole.imaging.engine;

import dev.pinhole.api.ImageFormat;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// What a decoder made of a source.
public sealed interface Decoded {

  /// A file of a format that libvips reads.
  @SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
  record File(ImageFormat format, byte[] bytes) implements Decoded {}

  /// Pixels of 8 bits a band, row by row from the top, without gaps.
  ///
  /// @param bands 1 grey, 2 grey and alpha, 3 RGB, 4 RGB and alpha (not premultiplied)
  /// @param bytes `width` x `height` x `bands` of them
  /// @param profile ICC; sRGB where absent
  @SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
  record Pixels(int width, int height, int bands, ByteBuffer bytes, byte @Nullable [] profile)
      implements Decoded {}
}
