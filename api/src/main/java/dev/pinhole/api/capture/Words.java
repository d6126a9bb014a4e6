package dev.pinhole.api.capture;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Constants as options write them: in lower case.
final class Words {
  private Words() {}

  static <E extends Enum<E>> List<String> of(Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
        .toList();
  }

  static <E extends Enum<E>> E constant(Class<E> type, String word) {
    return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
  }
}
