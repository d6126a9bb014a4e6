package dev.pinhole.api.transform;

import dev.pinhole.api.ImageFormat;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What to make of an image. Two transforms that mean the same have the same {@link #canonical()}
/// form, which keys the rendition cache.
///
/// @param width of the box, in CSS pixels (multiplied by `dpr`), 1 to 8192
/// @param height of the box, in CSS pixels, 1 to 8192
/// @param rect the part of the (upright) source to use
/// @param quality of the encoder, 1 to 100; the format's default where absent
/// @param format to encode as; the source's own (or its nearest writable one) where absent
/// @param dpr device pixel ratio, 0.1 to 8
/// @param blur Gaussian sigma in pixels, 0 to 100
/// @param sharpen 0 to 10
/// @param rotate clockwise, after orientation: 0, 90, 180 or 270
/// @param background 0xAARRGGBB, put behind transparency and into padding
/// @param trim threshold 1 to 255: how far from the corner's colour still counts as border
/// @param pad pixels added on each side, 0 to 1000
/// @param maxBytes upper bound for the encoded size; quality is lowered to meet it
/// @param animated keep all frames where both formats can
public record Transform(
    @Nullable Integer width,
    @Nullable Integer height,
    Fit fit,
    Gravity gravity,
    @Nullable Rect rect,
    @Nullable Integer quality,
    @Nullable ImageFormat format,
    double dpr,
    double blur,
    double sharpen,
    int rotate,
    boolean flipHorizontal,
    boolean flipVertical,
    @Nullable Integer background,
    @Nullable Integer trim,
    int pad,
    @Nullable Integer maxBytes,
    boolean animated) {

  /// A rectangle in pixels of the upright source.
  public record Rect(int x, int y, int width, int height) {}

  /// Changes nothing but what every rendition changes: upright, sRGB, stripped.
  public static final Transform NONE =
      new Transform(
          null,
          null,
          Fit.SCALE_DOWN,
          Gravity.CENTER,
          null,
          null,
          null,
          1,
          0,
          0,
          0,
          false,
          false,
          null,
          null,
          0,
          null,
          false);

  /// Whether `name` is a transform parameter.
  public static boolean knows(String name) {
    return "w".equals(name);
  }

  /// Reads query parameters. Every name must be a transform parameter.
  public static Transform parse(Map<String, String> parameters) throws InvalidTransformException {
    if (parameters.isEmpty()) {
      return NONE;
    }
    throw new InvalidTransformException(parameters.keySet().iterator().next(), "unknown");
  }

  /// The same transform with this output format.
  public Transform withFormat(ImageFormat other) {
    return new Transform(
        width,
        height,
        fit,
        gravity,
        rect,
        quality,
        other,
        dpr,
        blur,
        sharpen,
        rotate,
        flipHorizontal,
        flipVertical,
        background,
        trim,
        pad,
        maxBytes,
        animated);
  }

  /// The format asked for.
  public Optional<ImageFormat> requestedFormat() {
    return Optional.ofNullable(format);
  }

  /// Parameters in a fixed order, defaults left out: `fit=cover&fm=webp&h=300&w=400`. Parses back
  /// to an equal transform.
  public String canonical() {
    return toString();
  }
}
