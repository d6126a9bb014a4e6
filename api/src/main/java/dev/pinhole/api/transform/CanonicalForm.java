package dev.pinhole.api.transform;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// Writes a simplified transform as a query string, in alphabetical order.
final class CanonicalForm {
  private final StringJoiner query = new StringJoiner("&");

  private CanonicalForm() {}

  static String of(Transform transform) {
    var form = new CanonicalForm();
    form.write(transform);
    return form.query.toString();
  }

  private void write(Transform t) {
    putUnless("anim", t.animated(), false);
    put("bg", t.background() == null ? null : hex(t.background()));
    putUnless("blur", number(t.blur()), "0");
    putUnless("crop", word(t.gravity()), "center");
    putUnless("fit", word(t.fit()), "scale-down");
    putUnless("flip", (t.flipHorizontal() ? "h" : "") + (t.flipVertical() ? "v" : ""), "");
    put("fm", t.format() == null ? null : t.format().extension());
    put("h", t.height());
    put("max-bytes", t.maxBytes());
    putUnless("pad", t.pad(), 0);
    put("q", t.quality());
    put("rect", t.rect() == null ? null : rect(t.rect()));
    putUnless("rot", t.rotate(), 0);
    putUnless("sharp", number(t.sharpen()), "0");
    put("trim", t.trim());
    put("w", t.width());
  }

  private void put(String name, @Nullable Object value) {
    if (value != null) {
      query.add(name + "=" + value);
    }
  }

  private void putUnless(String name, Object value, Object standard) {
    if (!value.equals(standard)) {
      put(name, value);
    }
  }

  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String number(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  private static String hex(int argb) {
    return argb >>> 24 == 0xff ? "%06x".formatted(argb & 0xffffff) : "%08x".formatted(argb);
  }

  private static String rect(Transform.Rect rect) {
    return "%d,%d,%d,%d".formatted(rect.x(), rect.y(), rect.width(), rect.height());
  }
}
