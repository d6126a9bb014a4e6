package dev.pinhole.imaging.engine;

import dev.pinhole.api.transform.Gravity;

/// Which way a crop leans: -1 towards left or top, 0 to the middle, 1 towards right or bottom.
record Direction(int x, int y) {

  static Direction of(Gravity gravity) {
    return switch (gravity) {
      case TOP -> new Direction(0, -1);
      case BOTTOM -> new Direction(0, 1);
      case LEFT -> new Direction(-1, 0);
      case RIGHT -> new Direction(1, 0);
      case TOP_LEFT -> new Direction(-1, -1);
      case TOP_RIGHT -> new Direction(1, -1);
      case BOTTOM_LEFT -> new Direction(-1, 1);
      case BOTTOM_RIGHT -> new Direction(1, 1);
      case CENTER, ATTENTION, ENTROPY -> new Direction(0, 0);
    };
  }

  Direction turned(Turn turn) {
    Direction direction = turn.mirrored() ? new Direction(-x, y) : this;
    for (int i = 0; i < turn.quarters(); i++) {
      direction = new Direction(-direction.y, direction.x);
    }
    return direction;
  }

  /// The part of this size that lies furthest this way.
  Area place(Size part, Size whole) {
    return new Area(
        offset(x, whole.width() - part.width()),
        offset(y, whole.height() - part.height()),
        part.width(),
        part.height());
  }

  private static int offset(int direction, int room) {
    return switch (direction) {
      case -1 -> 0;
      case 1 -> room;
      default -> room / 2;
    };
  }
}
