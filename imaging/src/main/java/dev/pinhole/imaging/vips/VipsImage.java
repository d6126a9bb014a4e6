package dev.pinhole.imaging.vips;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// An image of libvips: most often a recipe whose pixels are made when something asks for them.
/// Valid while its scope is open.
public final class VipsImage {
  /// The metadata field with the embedded ICC profile.
  public static final String ICC_PROFILE = "icc-profile-data";

  private static final int FOR_EVER = 0;

  private final Scope scope;
  private final MemorySegment handle;

  VipsImage(Scope scope, MemorySegment handle) {
    this.scope = scope;
    this.handle = handle;
  }

  /// Copies pixels of 8 bits a band.
  ///
  /// @param profile the ICC profile that goes with them
  public static VipsImage ofPixels(
      Scope scope, ByteBuffer pixels, int width, int height, int bands, byte @Nullable [] profile)
      throws VipsException {
    try (Arena local = Arena.ofConfined()) {
      MemorySegment from = MemorySegment.ofBuffer(pixels);
      MemorySegment data =
          from.isNative() ? from : local.allocate(from.byteSize(), 1).copyFrom(from);
      var vips = scope.binding().vips();
      MemorySegment made =
          vips.newFromMemoryCopy(
              data, data.byteSize(), width, height, bands, PixelType.UCHAR.number());
      if (made.equals(MemorySegment.NULL)) {
        throw scope.binding().failure("pixels");
      }
      return scope.own(made).labelled(bands, profile);
    }
  }

  /// libvips does not know yet what bare pixels mean.
  private VipsImage labelled(int bands, byte @Nullable [] profile) throws VipsException {
    ColourSpace space = bands < 3 ? ColourSpace.GREY : ColourSpace.SRGB;
    VipsImage image = apply("copy").with("interpretation", space.number()).image();
    if (profile != null) {
      image.setProfile(profile);
    }
    return image;
  }

  private void setProfile(byte[] profile) {
    try (Arena local = Arena.ofConfined()) {
      MemorySegment bytes = local.allocateFrom(JAVA_BYTE, profile);
      vips().setBlobCopy(handle, local.allocateFrom(ICC_PROFILE), bytes, profile.length);
    }
  }

  /// The operation `name` with this image as its argument `in`.
  public Operation apply(String name) {
    return new Operation(scope, name).with("in", this);
  }

  /// The part of this size whose top left corner is here.
  public VipsImage cut(int left, int top, int width, int height) throws VipsException {
    return apply("extract_area")
        .rename("in", "input")
        .with("left", left)
        .with("top", top)
        .with("width", width)
        .with("height", height)
        .image();
  }

  public Scope scope() {
    return scope;
  }

  public int width() {
    return vips().width(handle);
  }

  /// Of all pages together, which stand one below the other.
  public int height() {
    return vips().height(handle);
  }

  /// Of one page.
  public int pageHeight() {
    return vips().pageHeight(handle);
  }

  public int bands() {
    return vips().bands(handle);
  }

  public PixelType pixelType() {
    return PixelType.of(vips().format(handle));
  }

  public ColourSpace colourSpace() {
    return ColourSpace.of(vips().interpretation(handle));
  }

  public boolean hasAlpha() {
    return vips().hasAlpha(handle) != 0;
  }

  /// Where this image's left edge lies in the one it was cut from, as a negative number.
  public int xOffset() {
    return vips().xOffset(handle);
  }

  /// Where this image's top edge lies in the one it was cut from, as a negative number.
  public int yOffset() {
    return vips().yOffset(handle);
  }

  /// The bands of one pixel of an image that is in memory.
  public double[] pixel(int x, int y) throws VipsException {
    return apply("getpoint").with("x", x).with("y", y).doubles("out-array");
  }

  public boolean hasField(String field) {
    try (Arena local = Arena.ofConfined()) {
      return vips().typeOf(handle, local.allocateFrom(field)) != 0;
    }
  }

  /// Makes all pixels now, into memory of this process, so that they can be read in any order and
  /// more than once.
  public VipsImage inMemory() throws VipsException {
    MemorySegment copy = vips().copyMemory(handle);
    if (copy.equals(MemorySegment.NULL)) {
      throw scope.binding().failure("decode");
    }
    return scope.own(copy);
  }

  /// The same pixels with this page height written beside them. Images are shared, so it is a copy
  /// (of the header only) that is changed.
  public VipsImage withPageHeight(int height) throws VipsException {
    VipsImage copy = apply("copy").image();
    try (Arena local = Arena.ofConfined()) {
      vips().setInt(copy.handle, local.allocateFrom("page-height"), height);
    }
    return copy;
  }

  /// The same pixels with the timing of an animation beside them, on a copy of the header.
  ///
  /// @param delays milliseconds, one a frame
  public VipsImage withTiming(int[] delays) throws VipsException {
    VipsImage copy = apply("copy").image();
    try (Arena local = Arena.ofConfined()) {
      MemorySegment numbers = local.allocateFrom(JAVA_INT, delays);
      vips().setInts(copy.handle, local.allocateFrom("delay"), numbers, delays.length);
      vips().setInt(copy.handle, local.allocateFrom("loop"), FOR_EVER);
    }
    return copy;
  }

  /// Paints a rectangle, clipped to the image, which must be in memory and have one band. The image
  /// itself is changed.
  public void paint(int left, int top, int width, int height, double value) throws VipsException {
    apply("draw_rect")
        .rename("in", "image")
        .with("ink", new double[] {value})
        .with("left", left)
        .with("top", top)
        .with("width", width)
        .with("height", height)
        .with("fill", true)
        .perform();
  }

  MemorySegment handle() {
    return handle;
  }

  private VipsFunctions vips() {
    return scope.binding().vips();
  }
}
