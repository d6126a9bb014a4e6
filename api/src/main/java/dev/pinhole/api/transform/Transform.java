package dev.pinhole.api.transform;

import dev.pinhole.api.ImageFormat;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What to make of an image. Two transforms that mean the same have the same {@link #canonical()}
/// form, which keys the rendition cache. `w`, `h` and `crop` speak of the picture as it leaves,
/// after `rot` and `flip`; `rect` of the upright source. `dpr` is no component: it multiplies `w`,
/// `h`, `pad` and `blur` while they are read.
///
/// @param width of the box, in device pixels, 1 to 8192
/// @param height of the box, in device pixels, 1 to 8192
/// @param gravity which part `fit=cover` keeps
/// @param rect the part of the (upright) source to use
/// @param quality of the encoder, 1 to 100; the format's default where absent
/// @param format to encode as; the source's own (or its nearest writable one) where absent
/// @param blur Gaussian sigma in device pixels, 0 to 100
/// @param sharpen sigma of the mask in device pixels, 0 to 10
/// @param rotate clockwise, after orientation and before flipping: 0, 90, 180 or 270
/// @param background 0xAARRGGBB, put behind transparency and into padding
/// @param trim threshold 1 to 255: how far from the corner's colour still counts as border
/// @param pad device pixels added on each side, outside of the box, 0 to 1000
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

  /// The longest side of a rendition's box, in pixels.
  public static final int LONGEST_SIDE = 8192;

  /// A rectangle in pixels of the upright source.
  public record Rect(int x, int y, int width, int height) {}

  /// Changes nothing but what every rendition changes: upright, sRGB, stripped.
  public static final Transform NONE = new TransformDraft().finished();

  /// Reads query parameters. Every name must be a transform parameter. The result is in its
  /// simplest form: what changes nothing is left out.
  ///
  /// @throws InvalidTransformException naming the first parameter that is unknown, malformed or out
  ///   of range, what was sent, and what would be accepted
  public static Transform parse(Map<String, String> parameters) throws InvalidTransformException {
    return TransformParser.parse(parameters);
  }

  /// The same transform with this output format.
  public Transform withFormat(ImageFormat other) {
    var draft = new TransformDraft(this);
    draft.format = other;
    return draft.finished();
  }

  /// The format asked for.
  public Optional<ImageFormat> requestedFormat() {
    return Optional.ofNullable(format);
  }

  /// Parameters in alphabetical order, defaults left out: `fit=cover&fm=webp&h=300&w=400`. Parses
  /// back to an equal transform.
  public String canonical() {
    return CanonicalForm.of(new TransformDraft(this).finished());
  }
}
