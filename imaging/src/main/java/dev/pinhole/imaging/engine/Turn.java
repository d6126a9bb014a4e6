package dev.pinhole.imaging.engine;

import dev.pinhole.api.transform.Transform;
import dev.pinhole.imaging.vips.VipsException;
import dev.pinhole.imaging.vips.VipsImage;

/// One of the eight ways to lay a picture down: mirrored left to right or not, then turned
/// clockwise by quarters (0 to 3). EXIF orientation, `rot` and `flip` together are always one of
/// these.
record Turn(boolean mirrored, int quarters) {
  static final Turn NONE = new Turn(false, 0);

  /// What makes a picture of this EXIF orientation (1 to 8) upright.
  static Turn ofOrientation(int orientation) {
    return switch (orientation) {
      case 2 -> new Turn(true, 0);
      case 3 -> new Turn(false, 2);
      case 4 -> new Turn(true, 2);
      case 5 -> new Turn(true, 3);
      case 6 -> new Turn(false, 1);
      case 7 -> new Turn(true, 1);
      case 8 -> new Turn(false, 3);
      default -> NONE;
    };
  }

  /// What `rot`, then `flip` ask for.
  static Turn asked(Transform transform) {
    Turn turn = new Turn(false, transform.rotate() / 90);
    if (transform.flipHorizontal()) {
      turn = turn.then(new Turn(true, 0));
    }
    return transform.flipVertical() ? turn.then(new Turn(true, 2)) : turn;
  }

  /// This one, and after it the other.
  Turn then(Turn next) {
    int turned = next.mirrored ? next.quarters - quarters : next.quarters + quarters;
    return new Turn(mirrored ^ next.mirrored, Math.floorMod(turned, 4));
  }

  Turn inverse() {
    return mirrored ? this : new Turn(false, Math.floorMod(-quarters, 4));
  }

  /// Whether width and height change places.
  boolean swapsSides() {
    return quarters % 2 == 1;
  }

  Size of(Size size) {
    return swapsSides() ? size.swapped() : size;
  }

  /// Where an area of a picture of size `whole` comes to lie.
  Area of(Area area, Size whole) {
    Area moved =
        mirrored
            ? new Area(
                whole.width() - area.left() - area.width(), area.top(), area.width(), area.height())
            : area;
    Size within = whole;
    for (int i = 0; i < quarters; i++) {
      moved = quarter(moved, within);
      within = within.swapped();
    }
    return moved;
  }

  private static Area quarter(Area area, Size whole) {
    int left = whole.height() - area.top() - area.height();
    return new Area(left, area.left(), /* width= */ area.height(), /* height= */ area.width());
  }

  VipsImage of(VipsImage image) throws VipsException {
    VipsImage turned = mirrored ? image.apply("flip").with("direction", 0).image() : image;
    return quarters == 0 ? turned : turned.apply("rot").with("angle", quarters).image();
  }
}
