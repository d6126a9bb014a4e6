package dev.pinhole.imaging;

import dev.pinhole.api.ImageFormat;

/// What an image file says of itself, found without decoding a pixel.
///
/// @param format by content, never by name
/// @param width as a person sees it: after EXIF orientation, in pixels
/// @param height as a person sees it: after EXIF orientation, in pixels
/// @param frames of an animation, else 1
/// @param pages of a document-like file (TIFF), else 1
/// @param orientation EXIF 2.32 tag 0x0112, 1 to 8; 1 where absent or illegal
/// @param icc whether an ICC profile is embedded
public record ImageInfo(
    ImageFormat format,
    int width,
    int height,
    int frames,
    int pages,
    boolean alpha,
    int orientation,
    boolean icc) {

  /// Of a file that an engine has just made: upright, without a profile.
  public static ImageInfo of(Rendered made, boolean alpha) {
    return new ImageInfo(
        made.format(), made.width(), made.height(), made.frames(), 1, alpha, 1, false);
  }
}
