package dev.pinhole.imaging.vips;

/// The type of one band of one pixel (`VipsBandFormat`), as far as photographs have it.
public enum PixelType {
  UCHAR(0),
  USHORT(2),
  FLOAT(6),
  OTHER(-1);

  private final int number;

  PixelType(int number) {
    this.number = number;
  }

  static PixelType of(int number) {
    for (PixelType type : values()) {
      if (type.number == number) {
        return type;
      }
    }
    return OTHER;
  }

  /// Its number in libvips.
  public int number() {
    return number;
  }
}
