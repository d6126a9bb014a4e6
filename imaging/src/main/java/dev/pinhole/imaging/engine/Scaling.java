package dev.pinhole.imaging.engine;

import dev.pinhole.api.transform.Fit;
import dev.pinhole.api.transform.Transform;
import org.jspecify.annotations.Nullable;

/// What `w`, `h` and `fit` mean for a picture of a certain size.
///
/// @param scaled the size of the whole picture after scaling
/// @param kept the size of the part that stays; smaller than `scaled` only where `fit=cover` cuts
record Scaling(Size scaled, Size kept) {

  /// @param picture as it leaves, so after all turning
  static Scaling of(Transform transform, Size picture) {
    Integer width = transform.width();
    Integer height = transform.height();
    if (width != null && height != null) {
      return toBox(new Size(width, height), transform.fit(), picture);
    }
    double factor = factor(width, height, picture);
    boolean enlarges = transform.fit() != Fit.SCALE_DOWN;
    return whole(picture.times(enlarges ? factor : Math.min(1, factor)));
  }

  private static double factor(@Nullable Integer width, @Nullable Integer height, Size picture) {
    if (width != null) {
      return (double) width / picture.width();
    }
    return height != null ? (double) height / picture.height() : 1;
  }

  private static Scaling toBox(Size box, Fit fit, Size picture) {
    double across = (double) box.width() / picture.width();
    double down = (double) box.height() / picture.height();
    return switch (fit) {
      case FILL -> whole(box);
      case CONTAIN -> whole(picture.times(Math.min(across, down)));
      case SCALE_DOWN -> whole(picture.times(Math.min(1, Math.min(across, down))));
      case COVER -> new Scaling(covering(picture.times(Math.max(across, down)), box), box);
    };
  }

  /// Rounding must not leave the box uncovered by a pixel.
  private static Size covering(Size scaled, Size box) {
    return new Size(Math.max(scaled.width(), box.width()), Math.max(scaled.height(), box.height()));
  }

  private static Scaling whole(Size size) {
    return new Scaling(size, size);
  }

  Scaling swapped() {
    return new Scaling(scaled.swapped(), kept.swapped());
  }

  boolean cuts() {
    return !scaled.equals(kept);
  }

  /// How many pixels of `picture` become one: the smaller of both sides' factors, 1 at the least.
  double shrink(Size picture) {
    double across = (double) picture.width() / scaled.width();
    double down = (double) picture.height() / scaled.height();
    return Math.max(1, Math.min(across, down));
  }
}
