package dev.pinhole.imaging.inspect;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.imaging.ImageInfo;
import dev.pinhole.imaging.ImageLimits;
import dev.pinhole.imaging.ImagingException;
import dev.pinhole.imaging.ImagingException.Corrupt;
import dev.pinhole.imaging.Limit;

/// What a walk has found so far. Limits are checked as numbers come in, so that a file which
/// exceeds one is refused there and then and not at its end.
final class Draft {
  private static final int LARGEST_SIDE = Integer.MAX_VALUE;

  private final ImageFormat format;
  private final ImageLimits limits;
  private int width;
  private int height;
  private int bits = 8;
  private int scans;
  private int frames;
  private long pixels;
  private long decodedBytes;
  private int orientation = 1;
  boolean alpha;
  boolean icc;

  Draft(ImageFormat format, ImageLimits limits) {
    this.format = format;
    this.limits = limits;
  }

  /// The size of the image, or of its canvas, as stored.
  void size(long storedWidth, long storedHeight) throws ImagingException {
    if (!isSide(storedWidth) || !isSide(storedHeight)) {
      throw new Corrupt(
          "the %s header says %d × %d pixels, which no image has"
              .formatted(format, storedWidth, storedHeight));
    }
    width = (int) storedWidth;
    height = (int) storedHeight;
    ImageLimits.check(Limit.PIXELS, storedWidth * storedHeight, limits.pixels());
  }

  boolean sized() {
    return width > 0;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  void bits(int bitsPerSample) {
    bits = bitsPerSample;
  }

  /// One more frame or page of the canvas's size.
  void frame(int bytesPerPixel) throws ImagingException {
    frame(width, height, bytesPerPixel);
  }

  /// One more frame or page of its own size.
  void frame(long frameWidth, long frameHeight, int bytesPerPixel) throws ImagingException {
    frames++;
    ImageLimits.check(Limit.FRAMES, frames, limits.frames());
    pixels += frameWidth * frameHeight;
    ImageLimits.check(Limit.PIXELS, pixels, limits.pixels());
    decodes(Math.multiplyExact(frameWidth * frameHeight, (long) bytesPerPixel));
  }

  /// More bytes that the decoder will hold.
  void decodes(long bytes) throws ImagingException {
    decodedBytes += bytes;
    ImageLimits.check(Limit.DECODED_BYTES, decodedBytes, limits.decodedBytes());
  }

  int frames() {
    return frames;
  }

  void scan() throws ImagingException {
    scans++;
    ImageLimits.check(Limit.SCANS, scans, limits.scans());
  }

  int scans() {
    return scans;
  }

  /// EXIF orientation as found; anything but 1 to 8 counts as 1.
  void orientation(int found) {
    orientation = found >= 1 && found <= 8 ? found : 1;
  }

  Inspection animation() {
    return inspection(Math.max(1, frames), 1);
  }

  Inspection document() {
    return inspection(1, Math.max(1, frames));
  }

  private Inspection inspection(int frameCount, int pageCount) {
    boolean lying = orientation >= 5;
    ImageInfo info =
        new ImageInfo(
            format,
            lying ? height : width,
            lying ? width : height,
            frameCount,
            pageCount,
            alpha,
            orientation,
            icc);
    return new Inspection(info, width, height, bits, Math.max(1, scans), pixels, decodedBytes);
  }

  private static boolean isSide(long pixels) {
    return pixels > 0 && pixels <= LARGEST_SIDE;
  }
}
