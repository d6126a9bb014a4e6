package dev.pinhole.imaging.engine;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.api.transform.Transform;
import dev.pinhole.imaging.ImageLimits;
import dev.pinhole.imaging.ImagingException;
import dev.pinhole.imaging.ImagingException.Unsatisfiable;
import dev.pinhole.imaging.Limit;
import dev.pinhole.imaging.vips.VipsException;
import dev.pinhole.imaging.vips.VipsImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Pictures of the same size, one after the other, for ever.
final class Animation {
  private static final int SHORTEST = 10;
  private static final int LONGEST = 60_000;

  private Animation() {}

  static ImageFormat format(Transform transform) throws ImagingException {
    ImageFormat asked = transform.requestedFormat().orElse(ImageFormat.WEBP);
    if (!Formats.animates(asked)) {
      throw new Unsatisfiable("fm", "an animation is gif or webp, not " + asked.extension());
    }
    return asked;
  }

  static void checkDelay(int millis) throws ImagingException {
    if (millis < SHORTEST || millis > LONGEST) {
      throw new Unsatisfiable(
          "delay", "a frame is shown for %d to %d ms, not %d".formatted(SHORTEST, LONGEST, millis));
    }
  }

  static Frames of(List<VipsImage> images, int delayMillis) throws VipsException, ImagingException {
    Size size = Size.of(images.getFirst());
    requireSameSize(images, size);
    int[] delays = new int[images.size()];
    Arrays.fill(delays, delayMillis);
    List<VipsImage> timed = new ArrayList<>();
    for (VipsImage image : images) {
      timed.add(image.withTiming(delays));
    }
    return new Frames(timed, size);
  }

  private static void requireSameSize(List<VipsImage> images, Size size) throws Unsatisfiable {
    for (int i = 1; i < images.size(); i++) {
      Size other = Size.of(images.get(i));
      if (!other.equals(size)) {
        throw new Unsatisfiable(
            "frames",
            "frame %d is %d × %d pixels, the first one %d × %d"
                .formatted(i + 1, other.width(), other.height(), size.width(), size.height()));
      }
    }
  }

  /// What is made must be readable again, and an animation counts with all its frames.
  static void checkPixels(Frames frames, ImageLimits limits) throws ImagingException {
    long pixels = Size.of(frames.first()).pixels() * frames.count();
    ImageLimits.check(Limit.PIXELS, pixels, limits.pixels());
  }
}
