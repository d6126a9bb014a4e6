package dev.pinhole.imaging.vips;

/// What the bands of a pixel mean (`VipsInterpretation`), as far as image files have it.
public enum ColourSpace {
  GREY(1),
  CMYK(15),
  SRGB(22),
  RGB16(25),
  GREY16(26),
  OTHER(-1);

  private final int number;

  ColourSpace(int number) {
    this.number = number;
  }

  static ColourSpace of(int number) {
    for (ColourSpace space : values()) {
      if (space.number == number) {
        return space;
      }
    }
    return OTHER;
  }

  /// Its number in libvips.
  public int number() {
    return number;
  }
}
