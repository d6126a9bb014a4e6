package dev.pinhole.api.transform;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// `dpr`: turns lengths in CSS pixels into lengths in device pixels.
record PixelRatio(BigDecimal dpr) {

  void multiply(TransformDraft draft) throws InvalidTransformException {
    draft.width = side("w", draft.width);
    draft.height = side("h", draft.height);
    draft.pad = whole("pad", draft.pad, 0, 1000);
    draft.blur = product("blur", BigDecimal.valueOf(draft.blur), 2, 100).doubleValue();
  }

  private @Nullable Integer side(String name, @Nullable Integer length)
      throws InvalidTransformException {
    return length == null ? null : whole(name, length, 1, Transform.LONGEST_SIDE);
  }

  private int whole(String name, int length, int lowest, int highest)
      throws InvalidTransformException {
    return Math.max(lowest, product(name, BigDecimal.valueOf(length), 0, highest).intValueExact());
  }

  private BigDecimal product(String name, BigDecimal length, int digits, int highest)
      throws InvalidTransformException {
    BigDecimal product = length.multiply(dpr).setScale(digits, RoundingMode.HALF_UP);
    if (product.compareTo(BigDecimal.valueOf(highest)) > 0) {
      throw new InvalidTransformException(
          name,
          "%s x dpr must be at most %d, got %s x %s = %s"
              .formatted(
                  name,
                  highest,
                  length.stripTrailingZeros().toPlainString(),
                  dpr.stripTrailingZeros().toPlainString(),
                  product.stripTrailingZeros().toPlainString()));
    }
    return product;
  }
}
