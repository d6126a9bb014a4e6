package dev.pinhole.imaging;

/// The bounds that are checked before any decoding.
public enum Limit {
  INPUT_BYTES("input bytes"),
  PIXELS("pixels over all frames"),
  FRAMES("frames or pages"),
  SCANS("progressive scans"),
  DECODED_BYTES("decoded bytes"),
  INPUT_SIDE("pixels a side"),
  ELEMENTS("SVG elements, with references followed"),
  OUTPUT_SIDE("output pixels a side"),
  TILES("tiles"),
  ASSEMBLED_PIXELS("pixels of a picture made of several"),
  RECTANGLES("rectangles to ignore");

  private final String words;

  Limit(String words) {
    this.words = words;
  }

  /// The bound in words, for messages.
  public String words() {
    return words;
  }
}
